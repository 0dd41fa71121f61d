package org.chimerapool.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.ShareCredit;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.jspecify.annotations.Nullable;

/// Counts the shares of one worker. Thread-safe by a lock of its own that is held for nanoseconds.
final class WorkerMeter {
  static final Duration SILENCE = Duration.ofMinutes(10);

  private static final int SPARK_MINUTES = 30;

  /// Fewer refused shares than this are chance.
  private static final long TROUBLE_MIN = 3;

  private static final double TROUBLE_RATIO = 0.05;

  private final WorkerName name;
  private final ShareRing fine = new ShareRing(10, 60);
  private final ShareRing minutes = new ShareRing(60, 60);
  private @Nullable RefusalRing refusals;
  private String agent;
  private boolean simulated;
  private Instant since;
  private Instant lastActivity;
  private @Nullable Instant lastShareAt;
  private double best;

  WorkerMeter(WorkerName name, String agent, boolean simulated, Instant since) {
    this.name = name;
    this.agent = agent;
    this.simulated = simulated;
    this.since = since;
    this.lastActivity = since;
  }

  synchronized void accept(ShareCredit credit) {
    double difficulty = credit.credited().value();
    long second = credit.at().getEpochSecond();
    fine.add(second, 1, difficulty, difficulty * difficulty);
    minutes.add(second, 1, difficulty, difficulty * difficulty);
    agent = credit.agent();
    simulated = credit.simulated();
    best = Math.max(best, credit.achieved().value());
    seen(credit.at());
  }

  synchronized void refuse(Reason reason, int count, Instant at) {
    if (refusals == null) {
      refusals = new RefusalRing();
    }
    refusals.add(at.getEpochSecond(), reason, count);
    lastActivity = latest(lastActivity, at);
  }

  /// Adds a minute that the database remembers, spread evenly up to `until`.
  synchronized void restore(Instant minute, Tally tally, Instant until) {
    minutes.add(minute.getEpochSecond(), tally.shares(), tally.work(), tally.squares());
    Tally.spread(fine, minute, tally, until);
  }

  /// What is known from before this process started.
  synchronized void restore(Instant firstSeen, Instant lastSeen) {
    since = firstSeen.isBefore(since) ? firstSeen : since;
    seen(lastSeen);
  }

  synchronized void restoreBest(double difficulty) {
    best = Math.max(best, difficulty);
  }

  synchronized Instant lastActivity() {
    return lastActivity;
  }

  synchronized boolean hasShareSince(Instant limit) {
    return lastShareAt != null && !lastShareAt.isBefore(limit);
  }

  WorkerName name() {
    return name;
  }

  synchronized WorkerPulse pulse(Algorithm algorithm, Coverage coverage, Instant now) {
    long second = now.getEpochSecond();
    Tally lastHour = minutes.newest(second, 60);
    Map<Reason, Long> refused = refusals == null ? Map.of() : refusals.byReason(second);
    return new WorkerPulse(
        name,
        agent,
        simulated,
        status(lastHour.shares(), refused, now),
        rate(fine, 60, algorithm, coverage, now),
        rate(minutes, 60, algorithm, coverage, now),
        lastHour.shares(),
        refused,
        best > 0 ? Optional.of(Difficulty.of(best)) : Optional.empty(),
        Optional.ofNullable(lastShareAt),
        spark(algorithm, second));
  }

  synchronized WorkerFigures figures(Algorithm algorithm, Coverage coverage, Instant now) {
    WorkerPulse pulse = pulse(algorithm, coverage, now);
    return new WorkerFigures(
        name,
        agent,
        simulated,
        pulse.status(),
        rates(algorithm, coverage, now),
        pulse.shares(),
        pulse.refused(),
        new BestShares(pulse.best(), pulse.best(), Optional.empty()),
        Map.of(),
        pulse.lastShareAt(),
        since);
  }

  synchronized Tally lastHour(Instant now) {
    return minutes.newest(now.getEpochSecond(), 60);
  }

  private Map<Window, RateEstimate> rates(Algorithm algorithm, Coverage coverage, Instant now) {
    Map<Window, RateEstimate> rates = new EnumMap<>(Window.class);
    for (Window window : Window.values()) {
      rates.put(
          window,
          switch (window) {
            case MINUTE -> rate(fine, 6, algorithm, coverage, now);
            case FIVE_MINUTES -> rate(fine, 30, algorithm, coverage, now);
            case QUARTER -> rate(minutes, 15, algorithm, coverage, now);
            case HOUR -> rate(minutes, 60, algorithm, coverage, now);
            case SIX_HOURS, DAY, THREE_DAYS, WEEK -> RateEstimate.NONE;
          });
    }
    return rates;
  }

  private RateEstimate rate(
      ShareRing ring, int buckets, Algorithm algorithm, Coverage coverage, Instant now) {
    long second = now.getEpochSecond();
    double covered = coverage.seconds(ring.startOfNewest(second, buckets), since, now);
    return ring.newest(second, buckets).rate(algorithm, covered, covered > ring.most(buckets));
  }

  private WorkerPulse.Status status(long accepted, Map<Reason, Long> refused, Instant now) {
    if (lastActivity.isBefore(now.minus(SILENCE))) {
      return WorkerPulse.Status.OFFLINE;
    }
    long bad = refused.values().stream().mapToLong(Long::longValue).sum();
    return bad >= TROUBLE_MIN && bad > TROUBLE_RATIO * (bad + accepted)
        ? WorkerPulse.Status.TROUBLED
        : WorkerPulse.Status.MINING;
  }

  /// Whole minutes only: a running one would always look like a fall.
  private List<Double> spark(Algorithm algorithm, long second) {
    List<Double> rates = new ArrayList<>(SPARK_MINUTES);
    for (int ago = SPARK_MINUTES; ago >= 1; ago--) {
      rates.add(algorithm.hashrate(minutes.workOf(second, ago), 60).perSecond());
    }
    return List.copyOf(rates);
  }

  private void seen(Instant at) {
    lastShareAt = lastShareAt == null ? at : latest(lastShareAt, at);
    lastActivity = latest(lastActivity, at);
  }

  private static Instant latest(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
