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
import org.chimerapool.pool.ShareVerdict.Reason;
import org.junit.jupiter.api.Test;

class LiveMeterTest {
  private static final double HASHES = 0x1p32;

  private final TestClock clock = new TestClock();
  private final LiveMeter live =
      new LiveMeter(StatsFixtures.poolsWithOne(clock), clock, new StatsSettings(100));

  @Test
  void dividesAYoungWindowByTheTimeThatItReallyCovers() {
    // The pool starts counting with its first beat.
    live.beat();
    mine("a.r", 6, Duration.ofSeconds(10), 2);

    assertThat(pulse().hashrate().rate().perSecond())
        .isCloseTo(6 * 2 * HASHES / 60, within(HASHES * 1e-9));
  }

  @Test
  void averagesOverTenMinutesOnceTheyHavePassed() {
    live.beat();
    mine("a.r", 90, Duration.ofSeconds(10), 2);

    PoolPulse pulse = pulse();
    assertThat(pulse.hashrate().shares()).isBetween(59L, 60L);
    assertThat(pulse.hashrate().rate().perSecond()).isCloseTo(0.2 * HASHES, within(0.01 * HASHES));
    assertThat(pulse.acceptedTotal()).isEqualTo(90);
    assertThat(pulse.sharesPerSecond()).isCloseTo(0.1, within(0.02));
  }

  @Test
  void forgetsWhatIsOlderThanTheWindow() {
    live.beat();
    mine("a.r", 5, Duration.ofSeconds(10), 2);
    clock.advance(Duration.ofMinutes(11));

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
        .isCloseTo(0.196, within(0.0001));
  }

  @Test
  void doesNotTrustManySmallSharesBesideAFewLargeOnes() {
    live.beat();
    mine("small.r", 100, Duration.ofSeconds(2), 1);
    mine("large.r", 4, Duration.ofSeconds(2), 1000);

    RateEstimate rate = pulse().hashrate();
    // Four shares carry nearly all the work: about 1.96/√4.
    assertThat(rate.margin().perSecond() / rate.rate().perSecond()).isBetween(0.9, 1.0);
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
  void forgetsAWorkerAfterADay() {
    mine("a.r", 1, Duration.ofSeconds(1), 1);
    clock.advance(Duration.ofHours(24).plusSeconds(1));

    assertThat(live.workers(POOL)).isEmpty();
    live.prune();
    clock.set(TestClock.START);
    assertThat(live.workers(POOL)).isEmpty();
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
