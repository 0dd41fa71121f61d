/// What strangers may not do, how often they tried, and who is kept out.
@NullMarked
package org.chimerapool.ui.guard;

import org.jspecify.annotations.NullMarked;
