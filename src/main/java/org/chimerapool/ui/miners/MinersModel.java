package org.chimerapool.ui.miners;

import java.time.Instant;
import java.util.List;
import org.chimerapool.stats.WorkerPulse;
import org.chimerapool.ui.kit.PoolChoice;

/// The workers that fit a filter.
///
/// @param all how many there are without it
record MinersModel(
    Instant now, PoolChoice choice, List<WorkerPulse> workers, int all, boolean filtered) {}
