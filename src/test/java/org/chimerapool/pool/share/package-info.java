@NullMarked
package org.chimerapool.pool.share;

import org.jspecify.annotations.NullMarked;
