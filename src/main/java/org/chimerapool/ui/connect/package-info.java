/// How to connect a rig, and the wait for its first share.
@NullMarked
package org.chimerapool.ui.connect;

import org.jspecify.annotations.NullMarked;
