package org.chimerapool.ui.home;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chimerapool.pool.BlockSummary;
import org.chimerapool.pool.PoolDescription;
import org.chimerapool.stats.PoolPulse;
import org.chimerapool.ui.kit.ChartLine;
import org.chimerapool.ui.kit.PoolChoice;
import org.chimerapool.ui.kit.Reading;

/// What the public front page shows.
///
/// @param pools every one that runs, for those who have to choose
/// @param stratumPort of the chosen pool; 0 while no miner can connect
record HomeModel(
    Instant now,
    PoolChoice choice,
    List<PoolLine> pools,
    Optional<PoolPulse> pulse,
    Reading<ChartLine> chart,
    Reading<List<BlockSummary>> blocks,
    Reading<Long> blockCount,
    int stratumPort) {

  /// One pool among several.
  ///
  /// @param pulse empty until its first figures
  /// @param stratumPort 0 while no miner can connect
  record PoolLine(PoolDescription pool, Optional<PoolPulse> pulse, int stratumPort) {}
}
