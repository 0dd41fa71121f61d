package org.chimerapool.ui.refusals;

import java.time.Instant;
import java.util.List;
import org.chimerapool.pool.Refusal;
import org.chimerapool.stats.SeriesPoint;
import org.chimerapool.ui.kit.Answer;
import org.chimerapool.ui.kit.PoolChoice;
import org.chimerapool.ui.kit.Reading;

/// The refused shares of a pool.
///
/// @param latest the newest first
/// @param steps refused and accepted shares over the last hours
/// @param byReason since the start, the most frequent first; so are the next two
record RefusalsModel(
    Instant now,
    PoolChoice choice,
    Answer answer,
    List<Refusal> latest,
    Reading<List<SeriesPoint>> steps,
    List<Tally> byReason,
    List<Tally> byWorker,
    List<Tally> byDevice) {

  /// @param name hostile text unless it is a reason's; empty where it is not known
  record Tally(String name, long shares, Instant lastAt) {}
}
