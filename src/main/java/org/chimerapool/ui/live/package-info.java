/// Keeps open pages fresh: at most two updates a second, none for hidden or paused ones.
@NullMarked
package org.chimerapool.ui.live;

import org.jspecify.annotations.NullMarked;
