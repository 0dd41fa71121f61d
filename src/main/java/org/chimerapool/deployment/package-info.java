/// Installs things on machines, live: every line of it is on screen while it happens.
///
/// Owns: recipes, the script that a machine runs, the runs and their logs; database schema
/// `deployment`.
/// Never: opens a shell from the web, prompts on a machine, asks a line to be trusted.
/// Threads: everything may be used from any thread and may block on the database; one writer
/// commits the log lines of all machines.
/// Decided 2026-11-21: a machine needs bash, curl and coreutils only; it spools its log to its own
/// disk first and is told from which byte on the console wants it, so that each line arrives once.
@ApplicationModule(
    displayName = "Deployments",
    allowedDependencies = {"kernel", "identity"})
@NullMarked
package org.chimerapool.deployment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
