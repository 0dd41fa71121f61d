/// Who is connected right now, and what can be said to them.
@NullMarked
package org.chimerapool.ui.sessions;

import org.jspecify.annotations.NullMarked;
