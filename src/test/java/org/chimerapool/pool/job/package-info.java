@NullMarked
package org.chimerapool.pool.job;

import org.jspecify.annotations.NullMarked;
