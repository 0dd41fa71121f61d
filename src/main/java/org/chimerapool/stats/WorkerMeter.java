package org.chimerapool.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Rings rings = new Rings();
  private final BestMeter best = new BestMeter();
  private @Nullable RefusalRing refusals;
  private String agent;
  private boolean simulated;
  private Instant since;
  private Instant lastActivity;
  private @Nullable Instant lastShareAt;
  private double lastDifficulty;

  WorkerMeter(WorkerName name, String agent, boolean simulated, Instant since) {
    this.name = name;
    this.agent = agent;
    this.simulated = simulated;
    this.since = since;
    this.lastActivity = since;
  }

  /// @param round the number of the running round
  synchronized void accept(ShareCredit credit, long round) {
    double difficulty = credit.credited().value();
    rings.add(credit.at().getEpochSecond(), difficulty);
    best.add(difficulty, credit.achieved().value(), credit.at(), round);
    agent = credit.agent();
    simulated = credit.simulated();
    lastDifficulty = difficulty;
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
  synchronized void restoreMinute(Instant minute, Tally tally, Instant until) {
    rings.restoreMinute(minute, tally, until);
    restoreDifficulty(tally);
  }

  synchronized void restoreTen(Instant slot, Tally tally) {
    rings.restoreTen(slot, tally);
    restoreDifficulty(tally);
  }

  synchronized void restoreHour(Instant hour, Tally tally, long active) {
    rings.restoreHour(hour, tally, active);
    restoreDifficulty(tally);
  }

  /// What is known from before this process started.
  synchronized void restore(Instant firstSeen, Instant lastSeen) {
    since = firstSeen.isBefore(since) ? firstSeen : since;
    seen(lastSeen);
  }

  synchronized void restoreBest(double ever, double day, long epochDay) {
    best.restore(ever, day, epochDay);
  }

  /// @param anew whether that is all of the round, not only what came before the process
  synchronized void restoreRound(long round, double work, double greatest, boolean anew) {
    best.restoreRound(round, work, greatest, anew);
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

  synchronized Instant since() {
    return since;
  }

  synchronized double lastDifficulty() {
    return lastDifficulty;
  }

  synchronized Tally tally(Window window, long second) {
    return rings.tally(window, second);
  }

  synchronized byte activity(long hour) {
    return rings.activity(hour);
  }

  synchronized double roundWork(long round) {
    return best.roundWork(round);
  }

  synchronized WorkerPulse pulse(Moment moment) {
    long second = moment.second();
    Map<Reason, Long> refused = refused(second);
    long shares = rings.tally(Window.HOUR, second).shares();
    return new WorkerPulse(
        name,
        agent,
        simulated,
        status(shares, refused, moment.now()),
        rates(moment),
        shares,
        refused,
        best.ever(),
        Optional.ofNullable(lastShareAt),
        spark(moment));
  }

  synchronized WorkerFigures figures(Moment moment, long round) {
    long second = moment.second();
    Map<Reason, Long> refused = refused(second);
    long shares = rings.tally(Window.HOUR, second).shares();
    return new WorkerFigures(
        name,
        agent,
        simulated,
        status(shares, refused, moment.now()),
        rates(moment),
        shares,
        refused,
        best.shares(moment.now(), round),
        moment.uptime(rings::activity, since),
        Optional.ofNullable(lastShareAt),
        since);
  }

  private Map<Window, RateEstimate> rates(Moment moment) {
    return moment.rates(w -> rings.tally(w, moment.second()), since, lastDifficulty);
  }

  private Map<Reason, Long> refused(long second) {
    return refusals == null ? Map.of() : refusals.byReason(second);
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
  private List<Double> spark(Moment moment) {
    List<Double> rates = new ArrayList<>(SPARK_MINUTES);
    for (int ago = SPARK_MINUTES; ago >= 1; ago--) {
      double work = rings.workOfMinute(moment.second(), ago);
      rates.add(moment.algorithm().hashrate(work, 60).perSecond());
    }
    return List.copyOf(rates);
  }

  private void restoreDifficulty(Tally tally) {
    if (lastDifficulty == 0 && tally.shares() > 0) {
      lastDifficulty = tally.work() / tally.shares();
    }
  }

  private void seen(Instant at) {
    lastShareAt = lastShareAt == null ? at : latest(lastShareAt, at);
    lastActivity = latest(lastActivity, at);
  }

  private static Instant latest(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
