/// A miner's course, day by day, and which badges it earns. Pure: nothing here reads a clock or a
/// table.
@NullMarked
package org.chimerapool.gamification.career;

import org.jspecify.annotations.NullMarked;
