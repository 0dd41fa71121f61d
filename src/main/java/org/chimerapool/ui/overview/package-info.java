/// The operator's first screen: is all well?
@NullMarked
package org.chimerapool.ui.overview;

import org.jspecify.annotations.NullMarked;
