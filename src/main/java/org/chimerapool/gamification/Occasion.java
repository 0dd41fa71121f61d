package org.chimerapool.gamification;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;

/// Days that the field keeps.
public enum Occasion {
  /// The first block of Bitcoin, 3 January 2009.
  GENESIS_DAY(0),
  /// Ten thousand bitcoins for two pizzas, 22 May 2010.
  PIZZA_DAY(1),
  /// The paper on Bitcoin, 31 October 2008.
  PAPER_DAY(2),
  NEW_YEAR(3),
  LEAP_DAY(4),
  PI_DAY(5),
  FRIDAY_THE_13TH(6);

  private final int number;

  Occasion(int number) {
    this.number = number;
  }

  /// Its place in a set of bits, and the threshold of the rule that is about it.
  public int number() {
    return number;
  }

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
