/// Double SHA-256, the proof of work of Bitcoin.
@NullMarked
package org.chimerapool.algorithm.sha256d;

import org.jspecify.annotations.NullMarked;
