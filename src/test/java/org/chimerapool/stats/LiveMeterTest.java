package org.chimerapool.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.chimerapool.stats.StatsFixtures.POOL;
import static org.chimerapool.stats.StatsFixtures.share;
import static org.chimerapool.stats.StatsFixtures.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.TestClock;
import org.chimerapool.pool.Pools;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.junit.jupiter.api.Test;

class LiveMeterTest {
  private static final double HASHES = 0x1p32;

  private final TestClock clock = new TestClock();
  private final Pools pools = StatsFixtures.poolsWithOne(clock);
  private final LiveMeter live = new LiveMeter(pools, clock, new StatsSettings(100));
  private final Figures figures = new MeterFigures(live, pools, clock);

  @Test
  void dividesAYoungWindowByTheTimeThatItReallyCovers() {
    // The pool starts counting with its first beat.
    live.beat();
    mine("a.r", 6, Duration.ofSeconds(10), 2);

    assertThat(pulse().hashrate().rate().perSecond())
        .isCloseTo(6 * 2 * HASHES / 60, within(HASHES * 1e-9));
  }

  @Test
  void averagesOverAQuarterOfAnHourOnceItHasPassed() {
    live.beat();
    mine("a.r", 120, Duration.ofSeconds(10), 2);

    PoolPulse pulse = pulse();
    assertThat(pulse.hashrate().shares()).isBetween(85L, 90L);
    assertThat(pulse.hashrate().complete()).isTrue();
    assertThat(pulse.hashrate().rate().perSecond()).isCloseTo(0.2 * HASHES, within(0.01 * HASHES));
    assertThat(pulse.acceptedTotal()).isEqualTo(120);
    assertThat(pulse.sharesPerSecond()).isCloseTo(0.1, within(0.02));
  }

  @Test
  void forgetsWhatIsOlderThanTheWindow() {
    live.beat();
    mine("a.r", 5, Duration.ofSeconds(10), 2);
    clock.advance(Duration.ofMinutes(16));

    assertThat(pulse().hashrate().shares()).isZero();
    assertThat(pulse().hashrate().isKnown()).isTrue();
    assertThat(pulse().workers()).isZero();
    assertThat(pulse().lastShareAt()).contains(TestClock.START.plusSeconds(50));
  }

  @Test
  void widensTheMarginAsThePoissonLawSays() {
    live.beat();
    mine("a.r", 100, Duration.ofSeconds(5), 3);

    RateEstimate rate = pulse().hashrate();
    assertThat(rate.margin().perSecond() / rate.rate().perSecond())
        .isCloseTo((121.627 - 81.364) / 200, within(0.0001));
  }

  @Test
  void doesNotTrustManySmallSharesBesideAFewLargeOnes() {
    live.beat();
    mine("small.r", 100, Duration.ofSeconds(2), 1);
    mine("large.r", 4, Duration.ofSeconds(2), 1000);

    RateEstimate rate = pulse().hashrate();
    // Four shares carry nearly all the work: between 1.09 and 10.24 were to be expected.
    assertThat(rate.margin().perSecond() / rate.rate().perSecond()).isBetween(1.0, 1.15);
  }

  @Test
  void saysWhatTheRateIsAtMostWhereNoShareCame() {
    live.beat();
    mine("a.r", 1, Duration.ofSeconds(1), 100);
    clock.advance(Duration.ofMinutes(30));

    RateEstimate quarter = only().rate();
    assertThat(quarter.rate().perSecond()).isZero();
    assertThat(quarter.shares()).isZero();
    double seconds = quarter.covered().toMillis() / 1000.0;
    assertThat(seconds).isBetween(840.0, 900.0);
    assertThat(quarter.high().perSecond())
        .isCloseTo(2.9957 * 100 * HASHES / seconds, within(HASHES * 0.01));
  }

  @Test
  void saysThatAWindowIsNotCoveredYet() {
    live.beat();
    mine("a.r", 60, Duration.ofSeconds(10), 1);

    PoolFigures pool = figures.pool(POOL);
    assertThat(pool.hashrate(Window.FIVE_MINUTES).complete()).isTrue();
    assertThat(pool.hashrate(Window.HOUR).complete()).isFalse();
    assertThat(pool.hashrate(Window.WEEK).covered()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void agreesBetweenPoolMinerWorkersAndLists() {
    live.beat();
    mine("a.one", 400, Duration.ofSeconds(10), 2);
    mine("a.two", 100, Duration.ofSeconds(10), 3);

    for (Window window : Window.values()) {
      long workers =
          figures.workers(POOL, "a").stream().mapToLong(w -> w.hashrate(window).shares()).sum();
      MinerFigures miner = figures.miner(POOL, "a").orElseThrow();
      assertThat(miner.hashrate(window).shares()).isEqualTo(workers);
      assertThat(miner.hashrate(window).rate().perSecond())
          .as("the rate of %s, though one worker came later", window)
          .isCloseTo(
              figures.workers(POOL, "a").stream()
                  .mapToDouble(w -> w.hashrate(window).rate().perSecond())
                  .sum(),
              within(1.0));
      assertThat(figures.pool(POOL).hashrate(window).shares()).isEqualTo(workers);
    }
    assertThat(live.workers(POOL, "a"))
        .extracting(WorkerPulse::hashrate)
        .containsExactlyElementsOf(
            figures.workers(POOL, "a").stream().map(WorkerFigures::hashrate).toList());
    live.beat();
    assertThat(live.pulse(POOL).latest().orElseThrow().hashrate())
        .isEqualTo(figures.pool(POOL).hashrate(Window.USUAL));
  }

  @Test
  void tellsTheBestOfTheDayAndOfTheRound() {
    live.beat();
    live.accepted(share("a.r", 0.1, 0.7, clock.instant()));
    live.accepted(share("a.r", 0.1, 1.5, clock.instant()));
    live.accepted(share("a.r", 0.1, 0.3, clock.instant()));

    BestShares best = figures.pool(POOL).best();
    assertThat(best.ever()).contains(Difficulty.of(1.5));
    assertThat(best.day()).contains(Difficulty.of(1.5));
    // The fake chain's difficulty is 1: the second share ended the round.
    assertThat(best.round()).contains(Difficulty.of(0.3));
    clock.advance(Duration.ofDays(1));
    assertThat(figures.pool(POOL).best().day()).isEmpty();
    assertThat(figures.pool(POOL).best().ever()).contains(Difficulty.of(1.5));
  }

  @Test
  void countsUptimeByTensOfMinutes() {
    live.beat();
    mine("a.r", 60, Duration.ofMinutes(1), 1);
    clock.advance(Duration.ofMinutes(60));

    assertThat(figures.miner(POOL, "a").orElseThrow().uptime().get(Window.DAY))
        .isBetween(6 / 12.0, 7 / 12.0);
  }

  @Test
  void countsMinersAndRigsApart() {
    live.beat();
    mine("a.one", 1, Duration.ofSeconds(1), 1);
    mine("a.two", 1, Duration.ofSeconds(1), 1);
    mine("b", 1, Duration.ofSeconds(1), 1);

    assertThat(pulse().miners()).isEqualTo(2);
    assertThat(pulse().workers()).isEqualTo(3);
  }

  @Test
  void tellsTheShareOfRefusedOnesWithStrangersIncluded() {
    live.beat();
    mine("a.r", 3, Duration.ofSeconds(1), 1);
    live.rejected(POOL, null, Reason.UNAUTHORIZED, clock.instant());

    assertThat(pulse().refusedRatio()).hasValue(0.25);
    clock.advance(Duration.ofMinutes(61));
    assertThat(pulse().refusedRatio()).isEmpty();
  }

  @Test
  void keepsRefusalsOfAWorkerByReasonForAnHour() {
    mine("a.r", 1, Duration.ofSeconds(1), 1);
    refuse("a.r", Reason.STALE_JOB, 2);
    clock.advance(Duration.ofMinutes(30));
    refuse("a.r", Reason.DUPLICATE, 1);

    assertThat(only().refused()).isEqualTo(Map.of(Reason.STALE_JOB, 2L, Reason.DUPLICATE, 1L));
    clock.advance(Duration.ofMinutes(31));
    assertThat(only().refused()).isEqualTo(Map.of(Reason.DUPLICATE, 1L));
  }

  @Test
  void callsAWorkerTroubledAboveOneRefusedInTwenty() {
    mine("a.r", 57, Duration.ofSeconds(1), 1);
    refuse("a.r", Reason.STALE_JOB, 3);
    assertThat(only().status()).isEqualTo(WorkerPulse.Status.MINING);

    refuse("a.r", Reason.STALE_JOB, 1);
    assertThat(only().status()).isEqualTo(WorkerPulse.Status.TROUBLED);
  }

  @Test
  void doesNotCallTwoRefusedSharesTrouble() {
    mine("a.r", 1, Duration.ofSeconds(1), 1);
    refuse("a.r", Reason.STALE_JOB, 2);

    assertThat(only().status()).isEqualTo(WorkerPulse.Status.MINING);
  }

  @Test
  void callsAWorkerOfflineAfterTenSilentMinutes() {
    mine("a.r", 1, Duration.ofSeconds(1), 1);
    clock.advance(Duration.ofMinutes(10));
    assertThat(only().status()).isEqualTo(WorkerPulse.Status.MINING);

    clock.advance(Duration.ofSeconds(1));
    assertThat(only().status()).isEqualTo(WorkerPulse.Status.OFFLINE);
  }

  @Test
  void putsThoseThatWantALookFirst() {
    mine("gone.r", 1, Duration.ofSeconds(1), 1);
    clock.advance(Duration.ofMinutes(20));
    mine("slow.r", 2, Duration.ofSeconds(1), 1);
    mine("fast.r", 2, Duration.ofSeconds(1), 50);
    mine("sick.r", 2, Duration.ofSeconds(1), 1);
    refuse("sick.r", Reason.ABOVE_TARGET, 5);

    assertThat(live.workers(POOL))
        .extracting(pulse -> pulse.worker().address())
        .containsExactly("sick", "gone", "fast", "slow");
  }

  @Test
  void showsOneMinersWorkersOnly() {
    mine("a.one", 1, Duration.ofSeconds(1), 1);
    mine("b.one", 1, Duration.ofSeconds(1), 1);

    assertThat(live.workers(POOL, "b"))
        .extracting(WorkerPulse::worker)
        .containsOnly(worker("b.one"));
  }

  @Test
  void drawsTheLastThirtyWholeMinutes() {
    clock.set(TestClock.START.plusSeconds(1));
    live.accepted(share("a.r", 60, clock.instant()));
    clock.advance(Duration.ofMinutes(2));
    live.accepted(share("a.r", 1000, clock.instant()));

    List<Double> spark = only().spark();
    assertThat(spark).hasSize(30);
    assertThat(spark.get(28)).isEqualTo(HASHES);
    assertThat(spark.get(29)).isZero();
    assertThat(spark.subList(0, 28)).containsOnly(0.0);
  }

  @Test
  void remembersTheBestHash() {
    live.accepted(share("a.r", 1, 70, clock.instant()));
    live.accepted(share("a.r", 1, 5, clock.instant()));

    assertThat(only().best()).contains(Difficulty.of(70));
  }

  @Test
  void listsAWorkerForADayAndKnowsItForAWeek() {
    mine("a.r", 1, Duration.ofSeconds(1), 1);
    clock.advance(Duration.ofHours(24).plusSeconds(1));

    assertThat(live.workers(POOL)).isEmpty();
    assertThat(figures.workers(POOL, "a")).hasSize(1);
    clock.advance(Duration.ofDays(6));
    live.prune();
    clock.set(TestClock.START);
    assertThat(figures.workers(POOL, "a")).isEmpty();
  }

  @Test
  void boundsWhatAFloodOfNamesCanTake() {
    mine("honest.r", 50, Duration.ofMillis(1), 1);
    for (int i = 0; i < 10_000; i++) {
      live.rejected(POOL, worker("flood.r" + i), Reason.ABOVE_TARGET, clock.instant());
    }

    assertThat(live.workers(POOL)).hasSizeLessThanOrEqualTo(11);
    assertThat(live.workers(POOL, "honest")).hasSize(1);
  }

  @Test
  void showsARigWhoseSharesAreAllRefused() {
    refuse("a.r", Reason.ABOVE_TARGET, 4);
    assertThat(only().status()).isEqualTo(WorkerPulse.Status.TROUBLED);

    mine("a.r", 1, Duration.ofSeconds(1), 1);
    assertThat(only().refusedTotal()).isEqualTo(4);
    assertThat(only().shares()).isEqualTo(1);
  }

  @Test
  void deliversEachPulseOnce() {
    List<Instant> seen = new ArrayList<>();
    live.pulse(POOL).subscribe(pulse -> seen.add(pulse.at()));

    live.beat();
    clock.advance(Duration.ofMillis(500));
    live.beat();

    assertThat(seen).containsExactly(TestClock.START, TestClock.START.plusMillis(500));
  }

  @Test
  void losesNoShareOfManyThreads() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String name = "a.r" + i % 3;
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int n = 0; n < 10_000; n++) {
                      live.accepted(share(name, 1, clock.instant()));
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(pulse().acceptedTotal()).isEqualTo(80_000);
    assertThat(live.workers(POOL).stream().mapToLong(WorkerPulse::shares).sum()).isEqualTo(80_000);
  }

  private void mine(String worker, int shares, Duration pause, double difficulty) {
    for (int i = 0; i < shares; i++) {
      clock.advance(pause);
      live.accepted(share(worker, difficulty, clock.instant()));
    }
  }

  private void refuse(String worker, Reason reason, int shares) {
    for (int i = 0; i < shares; i++) {
      live.rejected(POOL, worker(worker), reason, clock.instant());
    }
  }

  private PoolPulse pulse() {
    live.beat();
    return live.pulse(POOL).latest().orElseThrow();
  }

  private WorkerPulse only() {
    assertThat(live.workers(POOL)).hasSize(1);
    return live.workers(POOL).getFirst();
  }
}
