/// How the console gets into the hosts that it deploys to by itself: adding them, trying the way
/// there layer by layer, their keys, and hosts that it orders.
@NullMarked
package org.chimerapool.ui.hosts;

import org.jspecify.annotations.NullMarked;
