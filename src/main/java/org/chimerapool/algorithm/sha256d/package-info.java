/// Double SHA-256, the proof of work of Bitcoin.
@NamedInterface("sha256d")
@NullMarked
package org.chimerapool.algorithm.sha256d;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
