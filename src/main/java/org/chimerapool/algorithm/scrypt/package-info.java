/// scrypt with N = 1024, r = 1, p = 1: the proof of work of Litecoin and Dogecoin.
@NullMarked
package org.chimerapool.algorithm.scrypt;

import org.jspecify.annotations.NullMarked;
