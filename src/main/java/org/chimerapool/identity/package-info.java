/// Who may enter the console, and how they prove it.
///
/// Owns: accounts, roles and what each may do, password rules, lockout, the second step, sessions,
/// the one-time claim of a new console, the audit trail; database schema `identity`.
/// Never: renders a page, knows a miner's work or money.
/// Threads: everything may be used from any thread and may block on the database or on hashing.
/// Decided 2026-11-21: unknown logins are counted like known ones, in memory, so that no answer
/// tells whether an account exists. The audit trail is one hash chain for all processes, serialised
/// by a lock of the database; its end is remembered in the installation's folder too.
@ApplicationModule(
    displayName = "Identity",
    allowedDependencies = {"kernel"})
@NullMarked
package org.chimerapool.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
