@NullMarked
package org.chimerapool.stratum.dialect;

import org.jspecify.annotations.NullMarked;
