/// Who leads, by kind, class and season.
@NullMarked
package org.chimerapool.ui.leaderboards;

import org.jspecify.annotations.NullMarked;
