@NullMarked
package org.chimerapool.stratum;

import org.jspecify.annotations.NullMarked;
