@NullMarked
package org.chimerapool.pool;

import org.jspecify.annotations.NullMarked;
