package org.chimerapool.ui.miner;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.pool.Refusal;
import org.chimerapool.pool.ShareVerdict;
import org.chimerapool.stats.RateEstimate;
import org.chimerapool.stats.WorkerPulse;
import org.chimerapool.ui.i18n.Phrase;
import org.chimerapool.ui.kit.ChartLine;
import org.chimerapool.ui.kit.PoolChoice;
import org.chimerapool.ui.kit.Reading;

/// A miner's public page.
///
/// @param choice among the pools in which the address mines; nothing chosen where it is not known
/// @param workers of the last day; empty where the address is not known
/// @param rate all workers together
/// @param refused of the shares of the last hour, 0 to 1
/// @param mostRefused the commonest reason
/// @param refusals the latest of all its workers
/// @param best of all workers, with the worker that found it
record MinerModel(
    Instant now,
    PoolChoice choice,
    String address,
    List<WorkerPulse> workers,
    Phrase headline,
    RateEstimate rate,
    long shares,
    Optional<Instant> lastShareAt,
    double refused,
    Optional<ShareVerdict.Reason> mostRefused,
    Optional<Best> best,
    List<Refusal> refusals,
    Reading<ChartLine> chart) {

  boolean isKnown() {
    return !workers.isEmpty();
  }

  boolean isSimulated() {
    return workers.stream().allMatch(WorkerPulse::simulated);
  }

  record Best(Difficulty difficulty, WorkerPulse worker) {}
}
