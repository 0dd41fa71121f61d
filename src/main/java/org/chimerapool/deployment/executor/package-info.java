/// The console's own way to machines: over SSH, and on its own host.
///
/// Threads: one virtual thread follows each run; whatever it does may be done again after a crash,
/// because the machine keeps the run and its log, and the database what is known of them.
@NamedInterface("executor")
@NullMarked
package org.chimerapool.deployment.executor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
