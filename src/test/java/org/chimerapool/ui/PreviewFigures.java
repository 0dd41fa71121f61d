package org.chimerapool.ui;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.LiveFeed;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.ShareVerdict;
import org.chimerapool.stats.FakeRates;
import org.chimerapool.stats.LiveFigures;
import org.chimerapool.stats.PoolPulse;
import org.chimerapool.stats.RateEstimate;
import org.chimerapool.stats.SeriesPoint;
import org.chimerapool.stats.SeriesQuery;
import org.chimerapool.stats.TimeRange;
import org.chimerapool.stats.Window;
import org.chimerapool.stats.WorkerPulse;
import org.springframework.beans.factory.DisposableBean;

/// Figures that rise and fall like a pool's, always the same at the same time.
class PreviewFigures implements LiveFigures, SeriesQuery, DisposableBean {

  /// What a stranger may call a rig: printable ASCII without blanks.
  static final String HOSTILE = "<img/src=x/onerror=\"document.title='taken'\">";

  private static final String FARM = "bc1q9hx2v7tq0zr4m8x4ke";

  private final LiveFeed<PoolPulse> feed = new LiveFeed<>();
  private final Clock clock;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("preview").factory());
  private long accepted = 1_204_311;
  volatile boolean stopped;

  PreviewFigures(Clock clock) {
    this.clock = clock;
    var _ = ticker.scheduleAtFixedRate(this::beat, 0, 500, TimeUnit.MILLISECONDS);
  }

  private void beat() {
    if (stopped) {
      return;
    }
    Instant now = clock.instant();
    accepted += 48;
    feed.publish(
        new PoolPulse(
            PreviewPool.ID,
            now,
            estimate(wave(now)),
            1204,
            1311,
            97.4 + 3 * Math.sin(now.toEpochMilli() / 900.0),
            OptionalDouble.of(0.0006),
            OptionalDouble.of(0.62),
            accepted,
            Optional.of(now)));
    feed.tick();
  }

  private static double wave(Instant at) {
    double t = at.toEpochMilli() / 60_000.0;
    double wave = 418 + 12 * Math.sin(t / 17) + 7 * Math.sin(t / 5.3) + 3 * Math.sin(t * 1.7);
    boolean fall = Math.floorMod(at.getEpochSecond(), 14_400L) < 1_100;
    return (fall ? wave - 60 : wave) * 1e15;
  }

  private static RateEstimate estimate(double rate) {
    return FakeRates.of(rate, rate * 0.021, 8_700);
  }

  /// The longer the window, the surer.
  private static Map<Window, RateEstimate> rates(double rate) {
    Map<Window, RateEstimate> rates = new EnumMap<>(Window.class);
    for (Window window : Window.values()) {
      double shares = Math.max(4, window.length().toSeconds() / 6.0);
      rates.put(
          window,
          rate == 0
              ? FakeRates.silent(5e12, Duration.ofMinutes(15))
              : FakeRates.of(rate, 1.96 * rate / Math.sqrt(shares), (long) shares));
    }
    return rates;
  }

  @Override
  public LiveFeed<PoolPulse> pulse(PoolId pool) {
    return feed;
  }

  @Override
  public List<WorkerPulse> workers(PoolId pool) {
    if (!pool.equals(PreviewPool.ID)) {
      return List.of(worker("ltc1qsecond", "only", "cgminer/4.12", 7.2e9, 0, false));
    }
    List<WorkerPulse> workers = new ArrayList<>();
    workers.add(worker("bc1pz8k3dj2v5q0rt", "attic", "NerdQAxe++/1.0.36", 4.8e12, 0.06, false));
    workers.add(worker(FARM, "rack-04", "bmminer/2.0.0", 0, 0, false));
    workers.add(worker(FARM, "rack-03", "bmminer/2.0.0", 271.4e12, 0.0002, false));
    workers.add(worker("bc1qk3wz7d9vw", "farm-a/117", "whatsminer/v1.0", 298e12, 0.0004, false));
    workers.add(worker("bc1qm2r0kf8h5c77ua", "garage", "bitaxe/BM1370/v2.9", 1.21e12, 0, false));
    workers.add(worker("bc1qevil0000000", HOSTILE, "<script>alert(1)</script>", 9e11, 0, false));
    workers.add(worker("sim1qvirtual", "cedar", "chimera-virtual-miner/1", 6.6e6, 0, true));
    return workers;
  }

  @Override
  public List<WorkerPulse> workers(PoolId pool, String address) {
    return workers(pool).stream().filter(w -> w.worker().address().equals(address)).toList();
  }

  private WorkerPulse worker(
      String address, String rig, String agent, double rate, double refused, boolean simulated) {
    Instant now = clock.instant();
    boolean offline = rate == 0;
    WorkerPulse.Status status =
        offline
            ? WorkerPulse.Status.OFFLINE
            : refused > 0.05 ? WorkerPulse.Status.TROUBLED : WorkerPulse.Status.MINING;
    long shares = offline ? 0 : 402 + rig.length() * 90L;
    List<Double> spark =
        IntStream.range(0, 30)
            .mapToObj(i -> rate * (1 + 0.08 * Math.sin(i * 0.7 + rig.length())))
            .toList();
    return new WorkerPulse(
        new WorkerName(address, rig),
        agent,
        simulated,
        status,
        rates(rate),
        shares,
        refused > 0
            ? Map.of(ShareVerdict.Reason.STALE_JOB, Math.round(shares * refused))
            : Map.of(),
        Optional.of(Difficulty.of(4.21e9)),
        Optional.of(now.minusSeconds(offline ? 840 : 2 + rig.length())),
        spark);
  }

  @Override
  public List<SeriesPoint> pool(PoolId pool, TimeRange range) {
    Instant now = clock.instant();
    Duration step = range.step();
    Instant first = now.minus(range.length());
    return IntStream.range(0, (int) range.length().dividedBy(step))
        .mapToObj(i -> first.plus(step.multipliedBy(i)))
        .map(at -> Instant.ofEpochSecond(at.getEpochSecond() / step.toSeconds() * step.toSeconds()))
        .map(
            at ->
                new SeriesPoint(
                    at,
                    estimate(wave(at)),
                    Math.round(5_800 + 300 * Math.sin(at.getEpochSecond() / 2_000.0)),
                    Math.floorMod(at.getEpochSecond() / 120, 7L)))
        .toList();
  }

  @Override
  public List<SeriesPoint> miner(PoolId pool, String address, TimeRange range) {
    return pool(pool, range);
  }

  @Override
  public void destroy() {
    ticker.shutdownNow();
  }
}
