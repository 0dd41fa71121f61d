package org.chimerapool.gamification.career;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.chimerapool.gamification.Streak;
import org.chimerapool.gamification.Streak.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Days are written as `x` for one with shares and `-` for one without, the last one is today.
class StreakRunTest {

  private static final LocalDate START = LocalDate.parse("2026-03-01");

  @ParameterizedTest
  @CsvSource({
    "x, 1, 1, KEPT",
    "xxx, 3, 3, KEPT",
    "xxx-, 3, 3, OPEN",
    "xxx--, 3, 3, AT_RISK",
    "xxx---, 0, 3, NONE",
    "xx-xx, 4, 4, KEPT",
    "xx-xx-, 4, 4, AT_RISK",
    "xx-xx-x, 1, 4, KEPT",
    "xx--xx, 2, 2, KEPT",
    "xx-xxxxxx-x, 9, 9, KEPT",
    "xx-xxxxx-x, 1, 7, KEPT",
    "xx-xxxxxx-, 8, 8, OPEN",
    "xx-xxxxx-, 7, 7, AT_RISK",
    "xx-xxxxx--, 0, 7, NONE",
    "xxxxx---------------------------x, 1, 5, KEPT",
  })
  void forgivesOneMissedDayInSeven(String days, int length, int longest, State state) {
    Streak streak = run(days).at(START.plusDays(days.length() - 1L));

    assertThat(streak.days()).as("days").isEqualTo(length);
    assertThat(streak.longest()).as("longest").isEqualTo(longest);
    assertThat(streak.state()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "xxx, ",
    "xx-x, 2026-03-10",
    "xx-xxxxxx, 2026-03-10",
    "xx-xxxxxxx, ",
    "xxx--, 2026-03-11",
  })
  void saysWhenADayMayBeMissedAgain(String days, LocalDate back) {
    Streak streak = run(days).at(START.plusDays(days.length() - 1L));

    assertThat(streak.graceBack().orElse(null)).isEqualTo(back);
  }

  private static StreakRun run(String days) {
    StreakRun run = StreakRun.startingOn(START);
    for (int i = 1; i < days.length(); i++) {
      run = days.charAt(i) == 'x' ? run.on(START.plusDays(i)) : run;
    }
    return run;
  }
}
