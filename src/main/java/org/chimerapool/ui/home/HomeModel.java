package org.chimerapool.ui.home;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chimerapool.pool.BlockSummary;
import org.chimerapool.pool.PoolDescription;
import org.chimerapool.stats.PoolPulse;
import org.chimerapool.ui.kit.ChartLine;
import org.chimerapool.ui.live.Reading;

/// What the public front page shows.
///
/// @param stratumPort 0 while no miner can connect
record HomeModel(
    Instant now,
    Optional<PoolDescription> pool,
    Optional<PoolPulse> pulse,
    Reading<ChartLine> chart,
    Reading<List<BlockSummary>> blocks,
    Reading<Long> blockCount,
    int stratumPort) {}
