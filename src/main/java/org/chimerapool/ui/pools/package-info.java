/// The pools of this installation: how each is doing, and what it is to do.
@NullMarked
package org.chimerapool.ui.pools;

import org.jspecify.annotations.NullMarked;
