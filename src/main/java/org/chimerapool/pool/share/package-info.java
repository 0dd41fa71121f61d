/// The judgement of a single share.
@NullMarked
package org.chimerapool.pool.share;

import org.jspecify.annotations.NullMarked;
