@NullMarked
package org.chimerapool.stratum.codec;

import org.jspecify.annotations.NullMarked;
