/// Turns miners' work into credited shares and found blocks.
///
/// Owns: jobs, share judgement, vardiff, the share journal, found blocks; database schema `pool`.
/// Never: opens a socket, renders a page, moves money.
/// Threads: a [org.chimerapool.pool.MinerSession] belongs to one connection's thread; everything
/// else may be used from any thread. Nothing on the way of a share awaits the database.
/// Decided 2026-11-21: shares are not application events; observers are called directly and must
/// only count. A session's id is a secret token: who shows it after the connection is gone gets its
/// extranonce and its jobs, which nobody else gets meanwhile. `org.chimerapool.stats` reads the
/// minute tables of schema `pool`.
@ApplicationModule(
    displayName = "Pools",
    allowedDependencies = {"kernel", "algorithm", "identity", "chain", "chain :: events"})
@NullMarked
package org.chimerapool.pool;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
