/// The nodes that the pool stands on.
@NullMarked
package org.chimerapool.ui.nodes;

import org.jspecify.annotations.NullMarked;
