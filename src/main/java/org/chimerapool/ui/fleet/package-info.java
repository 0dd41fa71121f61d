/// The machines of the fleet: how each is, who may come in, what they heal by themselves.
@NullMarked
package org.chimerapool.ui.fleet;

import org.jspecify.annotations.NullMarked;
