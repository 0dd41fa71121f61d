/// Refused shares: their evidence, their number and what probably went wrong.
@NullMarked
package org.chimerapool.pool.refusal;

import org.jspecify.annotations.NullMarked;
