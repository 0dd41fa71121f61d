/// From bytes to requests, and from answers to bytes.
@NullMarked
package org.chimerapool.stratum.codec;

import org.jspecify.annotations.NullMarked;
