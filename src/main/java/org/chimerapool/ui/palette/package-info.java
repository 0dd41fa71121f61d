/// The command palette: every page, thing and action of the console by its name, and the keys that
/// lead there.
@NullMarked
package org.chimerapool.ui.palette;

import org.jspecify.annotations.NullMarked;
