package org.chimerapool.gamification.career;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.chimerapool.gamification.Streak;

/// Days in a row. A missed day is forgiven when none of the six days before it was missed; it does
/// not count as a day of the streak.
///
/// @param length days with shares in the streak that runs, or ran last
/// @param last the latest day with shares
/// @param missed the latest forgiven day of this streak
record StreakRun(int length, int longest, LocalDate last, Optional<LocalDate> missed) {

  /// Of how many days one may be missed.
  static final int GRACE_DAYS = 7;

  static StreakRun startingOn(LocalDate day) {
    return new StreakRun(1, 1, day, Optional.empty());
  }

  /// Goes on with a later day that has shares.
  StreakRun on(LocalDate day) {
    long gap = ChronoUnit.DAYS.between(last, day) - 1;
    if (gap == 0) {
      return longer(day, missed);
    }
    LocalDate without = last.plusDays(1);
    return gap == 1 && isForgiven(without)
        ? longer(day, Optional.of(without))
        : new StreakRun(1, longest, day, Optional.empty());
  }

  Streak at(LocalDate today) {
    long silent = ChronoUnit.DAYS.between(last, today);
    LocalDate yesterday = today.minusDays(1);
    if (silent <= 0) {
      return running(Streak.State.KEPT, missed, today);
    }
    if (silent == 1) {
      return running(isForgiven(today) ? Streak.State.OPEN : Streak.State.AT_RISK, missed, today);
    }
    return silent == 2 && isForgiven(yesterday)
        ? running(Streak.State.AT_RISK, Optional.of(yesterday), today)
        : new Streak(0, longest, Streak.State.NONE, Optional.empty());
  }

  private StreakRun longer(LocalDate day, Optional<LocalDate> forgiven) {
    return new StreakRun(length + 1, Math.max(longest, length + 1), day, forgiven);
  }

  private Streak running(Streak.State state, Optional<LocalDate> forgiven, LocalDate today) {
    Optional<LocalDate> back =
        forgiven.map(day -> day.plusDays(GRACE_DAYS)).filter(day -> day.isAfter(today));
    return new Streak(length, longest, state, back);
  }

  private boolean isForgiven(LocalDate day) {
    return missed.isEmpty() || !missed.get().plusDays(GRACE_DAYS).isAfter(day);
  }
}
