package org.chimerapool.pool.vardiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.chimerapool.kernel.Difficulty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VardiffTest {

  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private static final VardiffPolicy POLICY = policy(0.001, 1e12);

  /// Shares arrive as a Poisson process whose rate follows from hashrate and difficulty.
  ///
  /// @param work difficulty per second that the miner is good for; the ideal is five times that
  @ParameterizedTest
  @CsvSource({
    "1, 0.02, 1",
    "2, 0.7, 1",
    "3, 30, 1",
    "4, 5000, 1",
    "5, 250000, 1",
    "6, 20, 1024",
    "7, 1, 65536",
    "8, 123456789, 512",
    "9, 0.013, 4"
  })
  void convergesAndStays(long seed, double work, double start) {
    Simulation run = new Simulation(seed, work, start);
    run.until(Duration.ofMinutes(20));
    assertThat(run.difficulty() / (5 * work)).isBetween(0.4, 2.5);

    int before = run.changes;
    run.until(Duration.ofMinutes(80));
    assertThat(run.changes - before).as("changes within an hour").isLessThanOrEqualTo(12);
    assertThat(run.difficulty() / (5 * work)).isBetween(0.4, 2.5);
  }

  @ParameterizedTest
  @CsvSource({"11, 20000, 1", "12, 1000000, 1", "13, 2000, 512"})
  void reachesFastMinersWithinSeconds(long seed, double work, double start) {
    Simulation run = new Simulation(seed, work, start);
    run.until(Duration.ofSeconds(20));

    assertThat(run.difficulty() / (5 * work)).isBetween(0.25, 4.0);
    assertThat(run.sharesSeen).isLessThan(100);
  }

  @Test
  void doesNotOvershootWhenSharesComeInOneBurst() {
    Vardiff vardiff = Vardiff.start(Difficulty.of(100), START);
    for (int i = 0; i < 8; i++) {
      vardiff = vardiff.afterShare(Difficulty.of(100), START.plusMillis(1), POLICY);
    }
    assertThat(vardiff.difficulty().value()).isBetween(100.0, 64 * 100 * Math.sqrt(2));
  }

  /// Fifteen seconds' worth of shares at the given multiple of the wanted rate, seen after a
  /// minute.
  @ParameterizedTest
  @CsvSource({"7, 64", "12, 64", "20, 64", "25, 128", "5, 64", "3, 64", "1, 4", "50, 256"})
  void staysWithinHalfAndTwiceTheWantedRate(int sharesInMinute, double expected) {
    Vardiff vardiff = Vardiff.start(Difficulty.of(64), START);
    for (int i = 1; i <= sharesInMinute; i++) {
      Instant at = START.plusMillis(i * 60_000L / sharesInMinute);
      if (vardiff.since().equals(START)) {
        vardiff = vardiff.afterShare(Difficulty.of(64), at, POLICY);
      }
    }
    assertThat(vardiff.difficulty().value()).isEqualTo(expected);
  }

  @Test
  void easesTheSilentStepByStepDownToTheMinimum() {
    Vardiff vardiff = Vardiff.start(Difficulty.of(0.01), START);

    assertThat(vardiff.afterSilence(START.plusSeconds(59), POLICY)).isSameAs(vardiff);
    vardiff = vardiff.afterSilence(START.plusSeconds(60), POLICY);
    assertThat(vardiff.difficulty()).isEqualTo(Difficulty.of(0.0025));
    vardiff = vardiff.afterSilence(START.plusSeconds(119), POLICY);
    assertThat(vardiff.difficulty()).isEqualTo(Difficulty.of(0.0025));
    vardiff = vardiff.afterSilence(START.plusSeconds(120), POLICY);
    vardiff = vardiff.afterSilence(START.plusSeconds(180), POLICY);
    assertThat(vardiff.difficulty()).isEqualTo(Difficulty.of(0.001));
  }

  @Test
  void easesOneWhoHasNearlyFallenSilent() {
    Vardiff vardiff =
        Vardiff.start(Difficulty.of(64), START)
            .afterShare(Difficulty.of(64), START.plusSeconds(1), POLICY)
            .afterSilence(START.plusSeconds(60), POLICY);

    assertThat(vardiff.difficulty().value()).isEqualTo(4);
  }

  /// A miner that sends at the wanted rate, while the clock is set back an hour.
  @Test
  void startsAnewWhereTheClockGoesBackwards() {
    Vardiff vardiff = Vardiff.start(Difficulty.of(64), START);
    Instant now = START.minusSeconds(3600);
    for (int i = 0; i < 100; i++, now = now.plusSeconds(5)) {
      vardiff = vardiff.afterShare(Difficulty.of(64), now, POLICY);
    }
    assertThat(vardiff.difficulty().value()).isEqualTo(64);

    Vardiff back = vardiff.afterSilence(START.minusSeconds(7200), POLICY);
    assertThat(back).isEqualTo(Vardiff.start(Difficulty.of(64), START.minusSeconds(7200)));
  }

  /// Eight shares, the last after so many milliseconds, where one in five seconds is wanted. Seven
  /// of them count, for the eighth only says when to look.
  @ParameterizedTest
  @CsvSource({"6300, 64", "4500, 64", "4300, 512", "2000, 1024", "100, 4096"})
  void raisesAtOnceFromEightTimesTheWantedRate(int millis, double expected) {
    Vardiff vardiff = Vardiff.start(Difficulty.of(64), START);
    for (int i = 1; i <= 8; i++) {
      vardiff =
          vardiff.afterShare(Difficulty.of(64), START.plusMillis((long) millis * i / 8), POLICY);
    }
    assertThat(vardiff.difficulty().value()).isEqualTo(expected);
  }

  /// One share a minute is wanted: a minute without one is chance.
  @Test
  void takesNoShortSilenceForMeaning() {
    VardiffPolicy slow =
        new VardiffPolicy(
            Difficulty.ONE,
            Difficulty.of(0.001),
            Difficulty.of(1e12),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60));
    Vardiff vardiff = Vardiff.start(Difficulty.of(64), START);

    assertThat(vardiff.afterSilence(START.plusSeconds(299), slow)).isSameAs(vardiff);
    assertThat(vardiff.afterSilence(START.plusSeconds(300), slow).difficulty().value())
        .isEqualTo(16);
  }

  /// A thousand miners of the same speed, each told the difficulty that it should have: how many
  /// shares until the first change is a matter of chance, and hardly any should see one.
  @Test
  void leavesAloneWhoHasTheRightDifficulty() {
    int moved = 0;
    double squares = 0;
    for (int seed = 0; seed < 1000; seed++) {
      Simulation run = new Simulation(seed, 0.2, 1);
      run.until(Duration.ofMinutes(30));
      moved += run.changes > 0 ? 1 : 0;
      squares += Math.pow((run.sharesSeen - 360) / 360.0, 2);
    }
    assertThat(moved).as("of 1000 within half an hour").isLessThan(50);
    assertThat(Math.sqrt(squares / 1000)).as("spread of the share count").isLessThan(0.1);
  }

  /// How many shares a miner spends until its difficulty is within a factor of 2.5 of the ideal
  /// one, whatever its speed: at most a hundred even for one that is a million times too fast.
  @ParameterizedTest
  @CsvSource({"21, 0.2", "22, 2", "23, 20", "24, 200", "25, 2000", "26, 200000"})
  void findsTheDifficultyWithinHundredShares(long seed, double work) {
    Simulation run = new Simulation(seed, work, 1);
    run.until(Duration.ofMinutes(10), 100);

    assertThat(run.difficulty() / (5 * work)).isBetween(0.4, 2.5);
  }

  @Test
  void neverGoesAboveTheNetworkEvenWhereTheMinimumIs() {
    VardiffPolicy network = policy(1, 100).atMost(Difficulty.of(0.5));

    assertThat(network.clamp(Difficulty.of(64))).isEqualTo(Difficulty.of(0.5));
    assertThat(network.min()).isEqualTo(Difficulty.of(0.5));
    assertThat(policy(1, 100).atMost(Difficulty.of(200))).isEqualTo(policy(1, 100));
  }

  @Test
  void neverLeavesTheLimits() {
    Vardiff vardiff = Vardiff.start(Difficulty.of(8), START);
    for (int i = 1; i <= 400; i++) {
      vardiff = vardiff.afterShare(vardiff.difficulty(), START.plusMillis(i), policy(1, 100));
    }
    assertThat(vardiff.difficulty()).isEqualTo(Difficulty.of(100));
  }

  @Test
  void raisesMinimumButNotBeyondTheMaximum() {
    assertThat(policy(1, 100).atLeast(Difficulty.of(64)).min()).isEqualTo(Difficulty.of(64));
    assertThat(policy(1, 100).atLeast(Difficulty.of(0.1)).min()).isEqualTo(Difficulty.of(1));
    assertThat(policy(1, 100).atLeast(Difficulty.of(1e9)).min()).isEqualTo(Difficulty.of(100));
    assertThat(policy(1, 100).atLeast(Difficulty.of(64)).clamp(Difficulty.of(2)))
        .isEqualTo(Difficulty.of(64));
  }

  private static VardiffPolicy policy(double min, double max) {
    return new VardiffPolicy(
        Difficulty.of(min),
        Difficulty.of(min),
        Difficulty.of(max),
        Duration.ofSeconds(5),
        Duration.ofSeconds(60));
  }

  /// A miner that is told each new difficulty at once.
  private static final class Simulation {

    private static final double SWEEP = 1;

    private final RandomGenerator random;
    private final double work;
    private Vardiff vardiff;
    private double now;
    private int changes;
    private int sharesSeen;

    private Simulation(long seed, double work, double start) {
      this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      this.work = work;
      this.vardiff = Vardiff.start(Difficulty.of(start), START);
    }

    private double difficulty() {
      return vardiff.difficulty().value();
    }

    private void until(Duration end) {
      until(end, Integer.MAX_VALUE);
    }

    private void until(Duration end, int shares) {
      double share = nextShare();
      double sweep = now + SWEEP;
      while (now < end.toSeconds() && sharesSeen < shares) {
        now = Math.min(share, sweep);
        Instant at = START.plusNanos((long) (now * 1e9));
        Vardiff next;
        if (share <= sweep) {
          sharesSeen++;
          next = vardiff.afterShare(vardiff.difficulty(), at, POLICY);
        } else {
          next = vardiff.afterSilence(at, POLICY);
          sweep += SWEEP;
        }
        boolean changed = !next.difficulty().equals(vardiff.difficulty());
        vardiff = next;
        if (changed) {
          changes++;
        }
        if (changed || share <= now) {
          share = nextShare();
        }
      }
    }

    private double nextShare() {
      return now - Math.log(1 - random.nextDouble()) * difficulty() / work;
    }
  }
}
