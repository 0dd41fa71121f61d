/// Everybody's accounts, what each role may do, and who is signed in.
@NullMarked
package org.chimerapool.ui.users;

import org.jspecify.annotations.NullMarked;
