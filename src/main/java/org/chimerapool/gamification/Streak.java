package org.chimerapool.gamification;

import java.time.LocalDate;
import java.util.Optional;

/// Days in a row with accepted shares. One missed day in seven is forgiven and not counted.
///
/// @param days of the running streak, 0 where there is none
/// @param longest ever
/// @param graceBack the first day that may be missed again; empty while a day may be missed
public record Streak(int days, int longest, State state, Optional<LocalDate> graceBack) {

  public enum State {
    /// There are shares today.
    KEPT,
    /// None today so far; the day is not over.
    OPEN,
    /// Nothing today so far, and missing today would end it.
    AT_RISK,
    /// There is no streak.
    NONE
  }
}
