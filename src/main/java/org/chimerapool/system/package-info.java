/// What the running program knows about itself: the last lines of its log.
///
/// Owns: the tail of the log in memory. Never: writes to a disk. Threads: lines come from any
/// thread and are kept under one short lock; reading copies. Decided 2026-11-21: strangers' texts
/// are made harmless and secrets masked when a line is kept, not when it is shown, so that no
/// reader can forget to.
@ApplicationModule(
    displayName = "System",
    allowedDependencies = {"kernel", "identity"})
@NullMarked
package org.chimerapool.system;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
