/// Figures: live ones from memory, series from the minute tables and their rollups.
///
/// Owns: hashrate windows and their uncertainty, round effort, the pulse of each pool; schema
/// `stats`, which it fills from the minutes and, after an update, from all that are there.
/// Never: judges a share, renders a page, writes to another module's tables.
/// Threads: counting may be done from any thread and holds two locks for nanoseconds; queries block
/// and read the database.
/// Decided 2026-11-21: reads schema `pool` (`pool_minute`, `share_minute`, `reject_minute`,
/// `worker`, `miner`): the only read across schemas.
@ApplicationModule(
    displayName = "Statistics",
    allowedDependencies = {
      "kernel",
      "algorithm",
      "pool",
      "chain",
      "chain :: events",
      "deployment :: spi"
    })
@NullMarked
package org.chimerapool.stats;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
