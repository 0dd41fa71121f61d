package org.chimerapool.gamification;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;

/// Days that the field keeps. The order is stored in no table but in the rules: add at the end.
public enum Occasion {
  /// The first block of Bitcoin, 3 January 2009.
  GENESIS_DAY,
  /// Ten thousand bitcoins for two pizzas, 22 May 2010.
  PIZZA_DAY,
  /// The paper on Bitcoin, 31 October 2008.
  PAPER_DAY,
  NEW_YEAR,
  LEAP_DAY,
  PI_DAY,
  FRIDAY_THE_13TH;

  public boolean isOn(LocalDate day) {
    MonthDay date = MonthDay.from(day);
    return switch (this) {
      case GENESIS_DAY -> date.equals(MonthDay.of(Month.JANUARY, 3));
      case PIZZA_DAY -> date.equals(MonthDay.of(Month.MAY, 22));
      case PAPER_DAY -> date.equals(MonthDay.of(Month.OCTOBER, 31));
      case NEW_YEAR -> date.equals(MonthDay.of(Month.JANUARY, 1));
      case LEAP_DAY -> date.equals(MonthDay.of(Month.FEBRUARY, 29));
      case PI_DAY -> date.equals(MonthDay.of(Month.MARCH, 14));
      case FRIDAY_THE_13TH -> day.getDayOfMonth() == 13 && day.getDayOfWeek() == DayOfWeek.FRIDAY;
    };
  }
}
