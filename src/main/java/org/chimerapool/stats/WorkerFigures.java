package org.chimerapool.stats;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.ShareVerdict.Reason;

/// One worker at one moment.
///
/// @param agent the miner's software as it named itself, hostile text
/// @param hashrate one for every window
/// @param shares accepted in the last hour
/// @param refused in the last hour, by reason
/// @param uptime as of [MinerFigures]
/// @param since when it was first seen
public record WorkerFigures(
    WorkerName worker,
    String agent,
    boolean simulated,
    WorkerPulse.Status status,
    Map<Window, RateEstimate> hashrate,
    long shares,
    Map<Reason, Long> refused,
    BestShares best,
    Map<Window, Double> uptime,
    Optional<Instant> lastShareAt,
    Instant since) {

  public RateEstimate hashrate(Window window) {
    return hashrate.getOrDefault(window, RateEstimate.NONE);
  }
}
