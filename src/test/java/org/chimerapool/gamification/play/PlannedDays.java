package org.chimerapool.gamification.play;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chimerapool.pool.PoolId;
import org.chimerapool.stats.MinerDay;
import org.chimerapool.stats.MinerDays;

/// Days as a test plans them.
final class PlannedDays implements MinerDays {

  final List<MinerDay> days = new ArrayList<>();

  @Override
  public List<MinerDay> of(PoolId pool, LocalDate from, LocalDate toInclusive) {
    return days.stream()
        .filter(day -> !day.day().isBefore(from) && !day.day().isAfter(toInclusive))
        .toList();
  }

  @Override
  public List<MinerDay> of(PoolId pool, String address, LocalDate from, LocalDate toInclusive) {
    return of(pool, from, toInclusive).stream().filter(d -> d.address().equals(address)).toList();
  }

  @Override
  public Optional<LocalDate> first(PoolId pool) {
    return days.stream().map(MinerDay::day).min(Comparator.naturalOrder());
  }
}
