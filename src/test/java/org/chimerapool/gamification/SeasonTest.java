package org.chimerapool.gamification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeasonTest {

  @ParameterizedTest
  @CsvSource({
    "2026-01-01, 3, 2026-01-01, 2026-03-31, 2026-01.3",
    "2026-03-31, 3, 2026-01-01, 2026-03-31, 2026-01.3",
    "2026-04-01, 3, 2026-04-01, 2026-06-30, 2026-04.3",
    "2026-12-31, 3, 2026-10-01, 2026-12-31, 2026-10.3",
    "2028-02-29, 1, 2028-02-01, 2028-02-29, 2028-02.1",
    "2026-08-09, 12, 2026-01-01, 2026-12-31, 2026-01.12",
    "2026-08-09, 4, 2026-05-01, 2026-08-31, 2026-05.4"
  })
  void partsTheYear(LocalDate day, int months, LocalDate from, LocalDate to, String key) {
    Season season = Season.at(day, months);

    assertThat(season.from()).isEqualTo(from);
    assertThat(season.to()).isEqualTo(to);
    assertThat(season.key()).isEqualTo(key);
    assertThat(Season.ofKey(key)).contains(season);
    assertThat(season.holds(day)).isTrue();
    assertThat(season.holds(to.plusDays(1))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "2026", "2026-13.3", "2026-01.0", "2026-01.13", "1999-01.3", "<script>"})
  void takesNoKeyThatIsNone(String key) {
    assertThat(Season.ofKey(key)).isEmpty();
  }

  @Test
  void takesNoSeasonsThatDoNotFillAYear() {
    assertThatThrownBy(() -> Season.at(LocalDate.parse("2026-01-01"), 5))
        .hasMessageContaining("seasons of 5 months");
  }

  @ParameterizedTest
  @CsvSource({
    "0, NANO",
    "1999, NANO",
    "2000, MICRO",
    "2.0e7, SMALL",
    "2e8, MEDIUM",
    "4.6e9, LARGE",
    "4e10, FARM"
  })
  void sortsMinersByTheirDailyWork(double work, SizeClass size) {
    assertThat(SizeClass.of(work)).isEqualTo(size);
  }
}
