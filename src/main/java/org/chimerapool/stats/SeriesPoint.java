package org.chimerapool.stats;

import java.time.Instant;

/// One step of a series.
///
/// @param at start of the step
/// @param shares accepted
/// @param refused refused for any reason
public record SeriesPoint(Instant at, RateEstimate hashrate, long shares, long refused) {}
