/// One's own account: password, second step, browsers that are signed in.
@NullMarked
package org.chimerapool.ui.account;

import org.jspecify.annotations.NullMarked;
