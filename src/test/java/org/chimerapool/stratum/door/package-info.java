@NullMarked
package org.chimerapool.stratum.door;

import org.jspecify.annotations.NullMarked;
