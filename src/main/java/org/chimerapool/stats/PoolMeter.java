package org.chimerapool.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.kernel.LiveFeed;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.ShareCredit;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.jspecify.annotations.Nullable;

/// Counts the shares of one pool and its workers. Thread-safe; each lock is held for nanoseconds.
final class PoolMeter {
  /// As long as the longest window.
  static final Duration MEMORY = Window.WEEK.length();

  /// Workers that lists show.
  private static final Duration LISTED = Duration.ofHours(24);

  private final PoolId id;
  private final LiveFeed<PoolPulse> feed = new LiveFeed<>();
  private final RoundMeter round = new RoundMeter();
  private final MinerIndex miners;
  private final Rings rings = new Rings();
  private final BestMeter best = new BestMeter();
  private final RefusalRing refusals = new RefusalRing();
  private final RefusalRing refusalsOfMiners = new RefusalRing();
  private final Instant begunAt;
  private Coverage coverage;
  private long acceptedTotal;
  private double lastDifficulty;
  private @Nullable Instant lastShareAt;

  /// @param maxWorkers beyond it the rarest are forgotten
  PoolMeter(PoolId id, int maxWorkers, Instant start) {
    this.id = id;
    this.begunAt = start;
    this.coverage = Coverage.startingAt(start);
    this.miners = new MinerIndex(maxWorkers);
  }

  LiveFeed<PoolPulse> feed() {
    return feed;
  }

  /// When this process began to count.
  Instant begunAt() {
    return begunAt;
  }

  RoundMeter round() {
    return round;
  }

  MinerIndex miners() {
    return miners;
  }

  void accept(ShareCredit credit) {
    double difficulty = credit.credited().value();
    double achieved = credit.achieved().value();
    long number = round.add(difficulty, achieved, credit.at());
    miners
        .working(
            credit.worker(),
            () -> new WorkerMeter(credit.worker(), credit.agent(), credit.simulated(), credit.at()))
        .accept(credit, number);
    synchronized (this) {
      rings.add(credit.at().getEpochSecond(), difficulty);
      best.add(difficulty, achieved, credit.at(), number);
      lastDifficulty = difficulty;
      acceptedTotal++;
      seen(credit.at());
    }
  }

  void refuse(@Nullable WorkerName worker, Reason reason, int count, Instant at) {
    if (worker != null) {
      miners.any(worker, at).refuse(reason, count, at);
    }
    synchronized (this) {
      refusals.add(at.getEpochSecond(), reason, count);
      if (worker != null) {
        refusalsOfMiners.add(at.getEpochSecond(), reason, count);
      }
    }
  }

  /// Shares of whole minutes from then on, of an hour at most.
  synchronized Submitted since(Instant from, Instant now) {
    long second = now.getEpochSecond();
    long first = Math.ceilDiv(from.getEpochSecond(), 60L);
    int newest = (int) Math.clamp(Math.floorDiv(second, 60L) - first + 1, 0L, 60L);
    return newest == 0
        ? Submitted.NONE
        : new Submitted(rings.shares(second, newest), refusalsOfMiners.newest(second, newest));
  }

  WorkerMeter restoreWorker(WorkerName name, String agent, boolean simulated, Instant since) {
    return miners.working(name, () -> new WorkerMeter(name, agent, simulated, since));
  }

  synchronized void restoreMinute(Instant minute, Tally tally, Instant until) {
    rings.restoreMinute(minute, tally, until);
    lastDifficulty = lastDifficulty == 0 ? tally.work() / tally.shares() : lastDifficulty;
  }

  synchronized void restoreTen(Instant slot, Tally tally) {
    rings.restoreTen(slot, tally);
  }

  synchronized void restoreHour(Instant hour, Tally tally, long active) {
    rings.restoreHour(hour, tally, active);
  }

  synchronized void restoreBest(double ever, double day, long epochDay) {
    best.restore(ever, day, epochDay);
  }

  synchronized void restoreRound(long number, double greatest, boolean anew) {
    best.restoreRound(number, 0, greatest, anew);
  }

  synchronized void restoreTotal(long shares, @Nullable Instant lastShare) {
    acceptedTotal += shares;
    if (lastShare != null) {
      seen(lastShare);
    }
  }

  synchronized boolean hasCounted() {
    return acceptedTotal > 0;
  }

  synchronized Coverage coverage() {
    return coverage;
  }

  /// Notes whether the pool gives work now.
  synchronized Coverage working(boolean gives, Instant now) {
    coverage = gives ? coverage.open(now) : coverage.close(now);
    return coverage;
  }

  synchronized void restoreCoverage(Coverage known) {
    coverage = known;
  }

  Moment moment(Algorithm algorithm, Instant now) {
    return new Moment(algorithm, coverage(), now);
  }

  /// The workers of the last 24 hours, of one address or of all.
  List<WorkerPulse> pulses(Stream<WorkerMeter> wanted, Moment moment) {
    Instant limit = moment.now().minus(LISTED);
    return wanted
        .filter(meter -> !meter.lastActivity().isBefore(limit))
        .map(meter -> meter.pulse(moment))
        .sorted(WorkerOrder.NEEDY_FIRST)
        .toList();
  }

  void prune(Instant now) {
    miners.prune(now.minus(MEMORY));
  }

  PoolPulse pulse(Moment moment) {
    PoolFigures figures = figures(moment);
    RateEstimate minute = figures.hashrate(Window.MINUTE);
    double seconds = minute.covered().toMillis() / 1000.0;
    long refused = figures.refused().values().stream().mapToLong(Long::longValue).sum();
    return new PoolPulse(
        id,
        moment.now(),
        figures.hashrate(Window.USUAL),
        figures.miners(),
        figures.workers(),
        seconds > 0 ? minute.shares() / seconds : 0,
        Tally.ratio(refused, figures.shares()),
        figures.effort(),
        figures.acceptedTotal(),
        figures.lastShareAt());
  }

  PoolFigures figures(Moment moment) {
    Instant limit = moment.now().minus(WorkerMeter.SILENCE);
    List<WorkerName> active =
        miners.working().stream()
            .filter(meter -> meter.hasShareSince(limit))
            .map(WorkerMeter::name)
            .toList();
    int addresses = (int) active.stream().map(WorkerName::address).distinct().count();
    long second = moment.second();
    synchronized (this) {
      return new PoolFigures(
          id,
          moment.now(),
          moment.rates(w -> rings.tally(w, second), coverage.begin(), lastDifficulty),
          addresses,
          active.size(),
          round.effort(),
          rings.tally(Window.HOUR, second).shares(),
          refusals.byReason(second),
          acceptedTotal,
          best.shares(moment.now(), round.number()),
          moment.poolUptime(),
          Optional.ofNullable(lastShareAt));
    }
  }

  private void seen(Instant at) {
    lastShareAt = lastShareAt == null || at.isAfter(lastShareAt) ? at : lastShareAt;
  }
}
