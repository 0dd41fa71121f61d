/// Shares that were not taken, and why.
@NullMarked
package org.chimerapool.ui.refusals;

import org.jspecify.annotations.NullMarked;
