/// The way in for miners: what to type into a rig, why its first share does not come, whose an
/// address is.
///
/// Owns: the recipes for common rigs, the address under which the pool is reached, the diagnosis of
/// a first connection, the proof of an address by work.
/// Never: judges a share, renders a page; tells nobody about connections but their own.
/// Threads: everything may be asked from any thread; the proof looks at the minute figures from a
/// thread of its own and blocks on the database.
/// Decided 2026-11-21: depends on `stats` too, because work proves whose an address is, and on
/// `pool` and `chain` for a coin's addresses and for refused shares.
@ApplicationModule(
    displayName = "Onboarding",
    allowedDependencies = {"kernel", "identity", "chain", "pool", "stratum", "stats"})
@NullMarked
package org.chimerapool.onboarding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
