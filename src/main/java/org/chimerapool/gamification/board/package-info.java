/// Who stands where on a leaderboard, and what keeps it fair. Pure: nothing here reads a clock or a
/// table.
@NullMarked
package org.chimerapool.gamification.board;

import org.jspecify.annotations.NullMarked;
