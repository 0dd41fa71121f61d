/// What stands around a page: navigation, account menu, landmarks, and what a browser remembers.
@NullMarked
package org.chimerapool.ui.shell;

import org.jspecify.annotations.NullMarked;
