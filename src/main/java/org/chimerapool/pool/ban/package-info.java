/// Who is kept out, and for how long.
///
/// Memory is what counts; the database follows and gives it back at the next start.
@NullMarked
package org.chimerapool.pool.ban;

import org.jspecify.annotations.NullMarked;
