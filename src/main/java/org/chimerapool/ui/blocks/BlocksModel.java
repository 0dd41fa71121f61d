package org.chimerapool.ui.blocks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.BlockSummary;
import org.chimerapool.ui.kit.PoolChoice;
import org.chimerapool.ui.kit.Reading;

/// The newest blocks of a pool.
///
/// @param count of all blocks that count
/// @param meanEffort of those listed, 1 is average luck
/// @param pending not yet mature, of those listed
/// @param toCome their rewards
/// @param simulated virtual miners of the last day
record BlocksModel(
    Instant now,
    PoolChoice choice,
    Reading<List<BlockSummary>> blocks,
    Reading<Long> count,
    Optional<Double> meanEffort,
    long pending,
    Optional<Amount> toCome,
    long orphaned,
    Set<WorkerName> simulated) {}
