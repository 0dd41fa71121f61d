/// Proof-of-work algorithms behind one seam.
///
/// Owns: hashing of headers, the difficulty-1 target of each algorithm, the catalog of what this
/// host can verify.
/// Never: knows a pool, a chain or a miner.
/// Threads: an [org.chimerapool.algorithm.Algorithm] may be used from any thread; a scanner belongs
/// to one thread.
/// Decided 2026-11-21: SHA-256 comes from the JDK, whose intrinsic uses the processor's SHA
/// instructions; the midstate is a cloned digest.
@ApplicationModule(displayName = "Algorithms", allowedDependencies = "kernel")
@NullMarked
package org.chimerapool.algorithm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
