/// What people do in the console is written down, whichever screen they did it on.
@NullMarked
package org.chimerapool.ui.access;

import org.jspecify.annotations.NullMarked;
