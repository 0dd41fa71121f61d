/// A miner's public page.
@NullMarked
package org.chimerapool.ui.miner;

import org.jspecify.annotations.NullMarked;
