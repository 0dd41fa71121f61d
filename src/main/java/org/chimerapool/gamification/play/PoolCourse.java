package org.chimerapool.gamification.play;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chimerapool.gamification.career.Career;
import org.chimerapool.stats.MinerDay;

/// What a pool's days add up to for those who run it.
///
/// @param mostMiners on one day, virtual ones not counted
/// @param cleanDays in a row with at most one share in a hundred refused
/// @param fullDays in a row in which shares were accepted in nearly every minute: from one miner at
/// least, so that it is never said too early
record PoolCourse(
    Optional<LocalDate> first,
    Optional<LocalDate> firstReal,
    int mostMiners,
    int cleanDays,
    int fullDays) {

  static final PoolCourse NEW = new PoolCourse(Optional.empty(), Optional.empty(), 0, 0, 0);

  private static final double CLEAN = 0.01;

  PoolCourse after(LocalDate day, List<MinerDay> miners) {
    List<MinerDay> mined = miners.stream().filter(Career::counts).toList();
    long real = mined.stream().filter(one -> !one.simulated()).count();
    long accepted = mined.stream().mapToLong(MinerDay::shares).sum();
    long refused = miners.stream().mapToLong(MinerDay::refused).sum();
    boolean clean = accepted > 0 && refused <= CLEAN * (accepted + refused);
    boolean full = mined.stream().anyMatch(one -> one.activeMinutes() >= Career.FULL_DAY_MINUTES);
    return new PoolCourse(
        first.or(() -> mined.isEmpty() ? Optional.empty() : Optional.of(day)),
        firstReal.or(() -> real == 0 ? Optional.empty() : Optional.of(day)),
        (int) Math.max(mostMiners, real),
        clean ? cleanDays + 1 : 0,
        full ? fullDays + 1 : 0);
  }
}
