package org.chimerapool.api.v1;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.stats.RateEstimate;
import org.chimerapool.stats.WorkerPulse;
import org.jspecify.annotations.Nullable;

/// An address that mines, with all its workers.
///
/// @param quarterHour all workers together
record MinerView(
    String address,
    int workers,
    int mining,
    Rate quarterHour,
    long shares,
    long refused,
    @Nullable Double best,
    @Nullable Instant lastShareAt) {

  /// @param workers of one address, at least one
  static MinerView of(String address, List<WorkerPulse> workers) {
    return new MinerView(
        address,
        workers.size(),
        (int) workers.stream().filter(w -> w.status() != WorkerPulse.Status.OFFLINE).count(),
        Rate.of(RateEstimate.together(workers.stream().map(WorkerPulse::rate).toList())),
        workers.stream().mapToLong(WorkerPulse::shares).sum(),
        workers.stream().mapToLong(WorkerPulse::refusedTotal).sum(),
        workers.stream()
            .flatMap(worker -> worker.best().stream())
            .map(Difficulty::value)
            .max(Comparator.naturalOrder())
            .orElse(null),
        workers.stream()
            .flatMap(worker -> worker.lastShareAt().stream())
            .max(Comparator.naturalOrder())
            .orElse(null));
  }
}
