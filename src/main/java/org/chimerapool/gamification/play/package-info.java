/// Follows the days and blocks of each pool and keeps in memory what the screens ask for.
@NullMarked
package org.chimerapool.gamification.play;

import org.jspecify.annotations.NullMarked;
