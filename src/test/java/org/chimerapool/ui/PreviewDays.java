package org.chimerapool.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.pool.PoolId;
import org.chimerapool.stats.MinerDay;
import org.chimerapool.stats.MinerDays;

/// Days of some fifty miners, always the same ones.
class PreviewDays implements MinerDays {

  private static final int HISTORY = 130;

  /// Hashrates from a microcontroller to a farm, hashes per second.
  private static final double[] RATES = {
    78e3, 5e9, 5e11, 1.2e12, 4.8e12, 1.4e13, 9.5e13, 2e14, 5e15
  };

  private static final List<String> KNOWN =
      List.of(
          "bc1qm2r0kf8h5c77ua",
          "bc1pz8k3dj2v5q0rt",
          "bc1q9hx2v7tq0zr4m8x4ke",
          "bc1qk3wz7d9vw",
          "bc1qevil0000000");

  private final Clock clock;

  PreviewDays(Clock clock) {
    this.clock = clock;
  }

  @Override
  public List<MinerDay> of(PoolId pool, LocalDate from, LocalDate toInclusive) {
    List<MinerDay> days = new ArrayList<>();
    for (LocalDate day = from; !day.isAfter(toInclusive); day = day.plusDays(1)) {
      for (int miner = 0; miner < 52; miner++) {
        day(pool, miner, day).ifPresent(days::add);
      }
    }
    return days;
  }

  @Override
  public List<MinerDay> of(PoolId pool, String address, LocalDate from, LocalDate toInclusive) {
    return of(pool, from, toInclusive).stream().filter(d -> d.address().equals(address)).toList();
  }

  @Override
  public Optional<LocalDate> first(PoolId pool) {
    return pool.equals(PreviewPool.ID) ? Optional.of(today().minusDays(HISTORY)) : Optional.empty();
  }

  private Optional<MinerDay> day(PoolId pool, int miner, LocalDate day) {
    long age = today().toEpochDay() - day.toEpochDay();
    SplittableRandom chance = new SplittableRandom(miner * 7919L + day.toEpochDay());
    boolean away =
        age > HISTORY * (1 + miner % 7) / 7 || (chance.nextInt(12) == 0 && miner % 5 > 0);
    if (!pool.equals(PreviewPool.ID) || age < 0 || away) {
      return Optional.empty();
    }
    double part = age == 0 ? 0.5 : 1;
    double rate = RATES[miner % RATES.length] * (0.8 + chance.nextDouble() * 0.4);
    double work = rate * 86_400 * part / 0x1p32;
    double best = work / -Math.log(1 - chance.nextDouble());
    int minutes = (int) (part * (miner % 4 == 0 ? 1440 : 1000 + chance.nextInt(440)));
    return Optional.of(
        new MinerDay(
            pool,
            address(miner),
            day,
            work,
            (long) (17_000 * part),
            chance.nextInt(3),
            Difficulty.of(best),
            minutes,
            0,
            false));
  }

  private static String address(int miner) {
    return Stream.concat(
            KNOWN.stream(),
            Stream.iterate(KNOWN.size(), n -> n + 1)
                .map(n -> "bc1q%08x%08x".formatted(n * 2_654_435_761L & 0xffffffffL, n * 40_503L)))
        .skip(miner)
        .findFirst()
        .orElseThrow();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
