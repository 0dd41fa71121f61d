@NullMarked
package org.chimerapool.stratum.entrance;

import org.jspecify.annotations.NullMarked;
