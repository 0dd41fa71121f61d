@NullMarked
package org.chimerapool.pool.ban;

import org.jspecify.annotations.NullMarked;
