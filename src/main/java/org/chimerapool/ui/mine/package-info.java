/// A miner's own account: every address in one place.
@NullMarked
package org.chimerapool.ui.mine;

import org.jspecify.annotations.NullMarked;
