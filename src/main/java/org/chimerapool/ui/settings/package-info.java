/// All settings of the program: found, explained, changed after a look at what would change, and
/// taken back.
@NullMarked
package org.chimerapool.ui.settings;

import org.jspecify.annotations.NullMarked;
