/// The blocks that the pool found.
@NullMarked
package org.chimerapool.ui.blocks;

import org.jspecify.annotations.NullMarked;
