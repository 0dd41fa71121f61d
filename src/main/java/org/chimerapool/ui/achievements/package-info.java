/// Badges, levels and streaks as miners see them; the milestones of operators.
@NullMarked
package org.chimerapool.ui.achievements;

import org.jspecify.annotations.NullMarked;
