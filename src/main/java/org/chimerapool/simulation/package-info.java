/// Virtual miners: real clients that speak Stratum over loopback and really hash, so that a first
/// start shows a living pool.
///
/// Owns: their connections, their hashing and the switch that turns them off.
/// Never: knows a class of the pool or of its Stratum server; is paid anything of worth.
/// Threads: two virtual threads for each miner, one reads and one hashes in short bursts.
/// Decided 2026-11-21: an independent client, written from the protocol alone, so that it finds the
/// mistakes of the pool as any miner would.
@ApplicationModule(
    displayName = "Virtual miners",
    allowedDependencies = {"kernel", "kernel :: socket", "algorithm"})
@NullMarked
package org.chimerapool.simulation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
