package org.chimerapool.deployment.rollout;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/// When machines may be touched.
///
/// @param labels a label expression; empty for all machines of the rollout
/// @param days on which it begins
/// @param to not later than this; before `from` it is the next day's
public record MaintenanceWindow(
    String labels, Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {

  public MaintenanceWindow {
    days = Set.copyOf(days);
    if (days.isEmpty()) {
      throw new IllegalArgumentException("a window needs a day of the week");
    }
    if (from.equals(to)) {
      throw new IllegalArgumentException("a window must begin and end at different times");
    }
  }

  /// By the clocks of its zone, so that it moves with summer time.
  public boolean open(Instant at) {
    ZonedDateTime there = at.atZone(zone);
    LocalTime time = there.toLocalTime();
    DayOfWeek today = there.getDayOfWeek();
    if (from.isBefore(to)) {
      return days.contains(today) && !time.isBefore(from) && time.isBefore(to);
    }
    return (days.contains(today) && !time.isBefore(from))
        || (days.contains(today.minus(1)) && time.isBefore(to));
  }
}
