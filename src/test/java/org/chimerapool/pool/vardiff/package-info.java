@NullMarked
package org.chimerapool.pool.vardiff;

import org.jspecify.annotations.NullMarked;
