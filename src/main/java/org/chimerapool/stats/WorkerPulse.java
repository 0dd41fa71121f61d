package org.chimerapool.stats;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.ShareVerdict;

/// A worker at one moment, as lists show it. Workers of the last 24 hours are known.
///
/// @param agent the miner's software as it named itself, hostile text
/// @param hashrate one for every window
/// @param shares accepted in the last hour
/// @param refused refused in the last hour, by reason
/// @param best difficulty of the best hash ever seen
/// @param spark hashrate in hashes per second, one value for each of the last 30 whole minutes,
///     oldest first
public record WorkerPulse(
    WorkerName worker,
    String agent,
    boolean simulated,
    Status status,
    Map<Window, RateEstimate> hashrate,
    long shares,
    Map<ShareVerdict.Reason, Long> refused,
    Optional<Difficulty> best,
    Optional<Instant> lastShareAt,
    List<Double> spark) {

  public enum Status {
    /// Shares arrive, few are refused.
    MINING,
    /// Shares arrive, but of those of the last hour more than one in twenty is refused, and three
    /// at least.
    TROUBLED,
    /// No share for ten minutes, not even a refused one.
    OFFLINE
  }

  /// The hashrate of the usual window.
  public RateEstimate rate() {
    return hashrate(Window.USUAL);
  }

  public RateEstimate hashrate(Window window) {
    return hashrate.getOrDefault(window, RateEstimate.NONE);
  }

  public long refusedTotal() {
    return refused.values().stream().mapToLong(Long::longValue).sum();
  }
}
