/// The way in: claim a new console, sign in.
@NullMarked
package org.chimerapool.ui.gate;

import org.jspecify.annotations.NullMarked;
