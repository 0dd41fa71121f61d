@NullMarked
package org.chimerapool.stratum.guard;

import org.jspecify.annotations.NullMarked;
