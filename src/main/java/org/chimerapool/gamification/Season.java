package org.chimerapool.gamification;

import java.time.LocalDate;
import java.util.Optional;

/// A stretch of months in which everybody starts from nothing.
///
/// @param from its first day, UTC, the first of a month
/// @param months how many
public record Season(LocalDate from, int months) {

  public Season {
    if (from.getDayOfMonth() != 1 || months < 1 || months > 12) {
      throw new IllegalArgumentException(
          "a season is 1 to 12 whole months, not %d from %s".formatted(months, from));
    }
  }

  /// The season that a day falls into when a year has seasons of so many months.
  ///
  /// @param months a divisor of 12
  public static Season at(LocalDate day, int months) {
    if (months < 1 || 12 % months != 0) {
      throw new IllegalArgumentException(
          "a year is not made of seasons of %d months".formatted(months));
    }
    int first = (day.getMonthValue() - 1) / months * months + 1;
    return new Season(LocalDate.of(day.getYear(), first, 1), months);
  }

  /// Its last day, UTC.
  public LocalDate to() {
    return from.plusMonths(months).minusDays(1);
  }

  public boolean holds(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to());
  }

  /// What stands for it in URLs and tables, such as `2026-10.3`.
  public String key() {
    return "%04d-%02d.%d".formatted(from.getYear(), from.getMonthValue(), months);
  }

  public static Optional<Season> ofKey(String key) {
    if (!key.matches("20[0-9]{2}-(0[1-9]|1[0-2])\\.([1-9]|1[0-2])")) {
      return Optional.empty();
    }
    LocalDate first = LocalDate.parse(key.substring(0, 7) + "-01");
    return Optional.of(new Season(first, Integer.parseInt(key.substring(8))));
  }
}
