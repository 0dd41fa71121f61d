package org.chimerapool.pool;

import java.util.List;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.WorkerName;

/// A live connection as it is shown to an operator.
///
/// @param agent the miner's software as it named itself, hostile text
public record SessionSummary(
    SessionOrigin origin,
    String agent,
    List<WorkerName> workers,
    Difficulty difficulty,
    boolean simulated) {}
