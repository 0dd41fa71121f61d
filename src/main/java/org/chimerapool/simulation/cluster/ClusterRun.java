package org.chimerapool.simulation.cluster;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chimerapool.algorithm.Algorithm;

/// Runs a cluster from start to report and tells how it goes. Belongs to one thread, but for
/// [#stop()].
final class ClusterRun {

  private static final Duration LIVE = Duration.ofSeconds(1);
  private static final Duration PIPED = Duration.ofSeconds(5);

  private final ClusterPlan plan;
  private final Terminal terminal;
  private final boolean quiet;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /// @param quiet whether nothing is told on the way
  ClusterRun(ClusterPlan plan, Terminal terminal, boolean quiet) {
    this.plan = plan;
    this.terminal = terminal;
    this.quiet = quiet;
  }

  /// Ends the run early; its report comes nevertheless.
  void stop() {
    stopped.countDown();
  }

  ClusterReport run(Algorithm algorithm) throws InterruptedException {
    try (Cluster cluster = new Cluster(plan, algorithm)) {
      cluster.start();
      if (plan.warmUp().isPositive()) {
        watch(cluster, plan.warmUp(), "warming up");
        cluster.forgetShares();
      }
      long begin = System.nanoTime();
      watch(cluster, plan.duration(), "");
      Duration counted = Duration.ofNanos(System.nanoTime() - begin);
      return ClusterReport.of(plan, cluster.figures(), cluster.blocks(), counted);
    }
  }

  /// @param length zero for as long as nobody stops it
  private void watch(Cluster cluster, Duration length, String phase) throws InterruptedException {
    long begin = System.nanoTime();
    long step = (terminal.live() ? LIVE : PIPED).toNanos();
    long answered = 0;
    for (long turn = 1; ; turn++) {
      long next = turn * step;
      boolean last = length.isPositive() && next >= length.toNanos();
      long until = begin + (last ? length.toNanos() : next) - System.nanoTime();
      if (stopped.await(until, TimeUnit.NANOSECONDS) || last) {
        return;
      }
      if (!quiet) {
        Figures figures = cluster.figures();
        double rate = (figures.answered() - answered) / (step / 1e9);
        answered = figures.answered();
        terminal.status(status(figures, Duration.ofNanos(next), rate, phase));
      }
    }
  }

  private String status(Figures figures, Duration since, double rate, String phase) {
    return String.format(
        Locale.ROOT,
        "%4d s  %,d of %,d miners at work  %,.0f answers/s  p99 %.1f ms  %,d refused  %,d ended%s",
        since.toSeconds(),
        figures.working,
        plan.miners(),
        rate,
        figures.answers.percentile(0.99).toNanos() / 1e6,
        figures.refusals(),
        figures.endings(),
        phase.isEmpty() ? "" : "  (" + phase + ")");
  }
}
