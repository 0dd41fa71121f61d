/// The public front page.
@NullMarked
package org.chimerapool.ui.home;

import org.jspecify.annotations.NullMarked;
