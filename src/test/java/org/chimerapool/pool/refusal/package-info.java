@NullMarked
package org.chimerapool.pool.refusal;

import org.jspecify.annotations.NullMarked;
