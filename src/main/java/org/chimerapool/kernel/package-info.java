/// The words every other module speaks: hashes, targets, amounts, names, live feeds.
///
/// Owns: value types, the clock, the seams of settings and chores.
/// Never: touches SQL, a socket or a page; holds no rule of mining.
/// Threads: values are immutable; [org.chimerapool.kernel.LiveFeed] may be used from any thread.
/// Decided 2026-11-21: 256-bit numbers are four longs, so that comparing a hash with its target
/// allocates nothing.
@ApplicationModule(
    displayName = "Kernel",
    allowedDependencies = {})
@NullMarked
package org.chimerapool.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
