package org.chimerapool.ui.overview;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.pool.BlockSummary;
import org.chimerapool.stats.PoolPulse;
import org.chimerapool.stats.RateEstimate;
import org.chimerapool.stats.Window;
import org.chimerapool.stats.WorkerPulse;
import org.chimerapool.ui.kit.ChartLine;
import org.chimerapool.ui.kit.PoolChoice;
import org.chimerapool.ui.kit.Problem;
import org.chimerapool.ui.kit.Reading;

/// Everything that the overview shows at one moment.
///
/// @param hashrate one for every window
/// @param refused in the last hour by reason
/// @param checks is all well, part by part
/// @param offline workers without a share for ten minutes
/// @param workers those that want a look, at most a handful
/// @param blocks the newest
/// @param meanEffort of the listed blocks; 1 is average luck
record OverviewModel(
    Instant now,
    PoolChoice choice,
    Optional<PoolPulse> pulse,
    Map<Window, RateEstimate> hashrate,
    List<RefusalReasons.Line> refused,
    List<Check> checks,
    List<Problem> problems,
    Reading<ChartLine> chart,
    List<Double> shareTrend,
    long offline,
    List<WorkerPulse> workers,
    Reading<List<BlockSummary>> blocks,
    Reading<Long> blockCount,
    Optional<Double> meanEffort,
    Reading<List<NodeStatus>> nodes) {}
