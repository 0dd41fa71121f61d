package org.chimerapool.simulation.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What came of a run. Times are in milliseconds; this is also the form of the JSON file.
///
/// @param seconds that shares were counted for
/// @param hashing part of the hashes due that this host could do, 1 is all; null where none were
/// @param answers from sending a share to its answer
/// @param firstJob from being connected to the first job
/// @param blocks those that were new while miners were connected, the earliest first
record ClusterReport(
    String pool,
    double seconds,
    long miners,
    Connections connections,
    Shares shares,
    @Nullable Double hashing,
    Times answers,
    Times firstJob,
    long jobs,
    List<Block> blocks) {

  /// @param open when the run ended
  /// @param working of these, how many had work
  /// @param ended attempts and connections that came to an end, by cause
  record Connections(long setOut, long made, long open, long working, Map<String, Long> ended) {}

  /// @param answered accepted or refused
  record Shares(
      long sent,
      long answered,
      long accepted,
      double answeredPerSecond,
      Map<String, Long> refused) {}

  /// How long something took.
  record Times(long count, double p50, double p99, double max) {

    static Times of(LatencyHistogram histogram) {
      return new Times(
          histogram.count(),
          millis(histogram.percentile(0.5)),
          millis(histogram.percentile(0.99)),
          millis(histogram.longest()));
    }

    private static double millis(Duration time) {
      return Math.round(time.toNanos() / 1e3) / 1e3;
    }
  }

  /// @param hash the block that is built on, as explorers write it
  /// @param firstNanos when the first miner had work on it, on this host's monotonic clock
  /// @param spread from the first miner to each other
  record Block(String hash, long firstNanos, Times spread) {}

  static ClusterReport of(
      ClusterPlan plan, Figures figures, List<BlockArrivals.Block> blocks, Duration counted) {
    double seconds = counted.toNanos() / 1e9;
    long answered = figures.answered();
    return new ClusterReport(
        plan.pool().getHostString() + ":" + plan.pool().getPort(),
        seconds,
        plan.miners(),
        new Connections(
            figures.setOut,
            figures.connected,
            figures.open(),
            figures.working,
            Map.copyOf(figures.ended)),
        new Shares(
            figures.sent,
            answered,
            figures.accepted,
            seconds > 0 ? answered / seconds : 0,
            Map.copyOf(figures.refused)),
        figures.hashesDue == 0 ? null : figures.hashesDone / (double) figures.hashesDue,
        Times.of(figures.answers),
        Times.of(figures.firstJobs),
        figures.jobs,
        blocks.stream()
            .map(
                block ->
                    new Block(
                        block.previous().toDisplayHex(),
                        block.firstNanos(),
                        Times.of(block.spread())))
            .toList());
  }
}
