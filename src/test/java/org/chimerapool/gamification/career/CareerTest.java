package org.chimerapool.gamification.career;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chimerapool.gamification.career.Days.START;
import static org.chimerapool.gamification.career.Days.day;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.chimerapool.gamification.AchievementRule;
import org.chimerapool.gamification.Metric;
import org.chimerapool.gamification.NextBadge;
import org.chimerapool.gamification.SizeClass;
import org.chimerapool.stats.MinerDay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the shipped rules say about days.
class CareerTest {

  private static final OptionalDouble NETWORK = OptionalDouble.of(1e6);

  @Test
  void shipsManyRulesWithCodesOfTheirOwn() {
    assertThat(RuleBook.RULES).hasSizeGreaterThan(25);
    assertThat(RuleBook.RULES.stream().map(AchievementRule::code)).doesNotHaveDuplicates();
  }

  @Test
  void earnsTheFirstBadgesOnTheFirstDay() {
    assertThat(met(day("a", START, 100, 900, 1, 0, 1, false))).containsExactly("first-share");
  }

  @ParameterizedTest
  @CsvSource({
    "999999, false, best-1m",
    "1000000, true, best-1m",
    "9999, false, close-1",
    "10000, true, close-1",
    "499999, false, close-50",
    "500000, true, close-50"
  })
  void earnsByTheBestHash(double best, boolean earned, String rule) {
    assertThat(met(day("a", START, 1, best)).contains(rule)).isEqualTo(earned);
  }

  @Test
  void doesNotGuessHowCloseAHashWasOnADayWhoseNetworkNobodyNoted() {
    Career career = Career.startingWith(day("a", START, 1, 9e5), OptionalDouble.empty());

    assertThat(career.closest()).isZero();
  }

  @Test
  void countsWholeAndSpotlessDaysOnlyInARow() {
    Career week = days(START, 7);
    Career broken = week.after(day("a", START.plusDays(8), 1, 1), NETWORK);

    assertThat(rules(week)).contains("full-1", "full-7", "clean-1", "clean-7", "streak-7");
    assertThat(broken.fullDays()).isEqualTo(1);
    assertThat(broken.cleanDays()).isEqualTo(1);
    assertThat(broken.value(Metric.STREAK)).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource({
    "1425, 1000, 0, false, true",
    "1426, 999, 0, true, false",
    "1426, 1000, 1, true, false"
  })
  void asksMuchOfADay(int minutes, long shares, long refused, boolean full, boolean clean) {
    Set<String> met = met(day("a", START, 1, 1, shares, refused, minutes, false));

    assertThat(met.contains("full-1")).isEqualTo(full);
    assertThat(met.contains("clean-1")).isEqualTo(clean);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-03, genesis-day",
    "2026-05-22, pizza-day",
    "2026-10-31, paper-day",
    "2027-01-01, new-year",
    "2028-02-29, leap-day",
    "2026-03-14, pi-day",
    "2026-03-13, friday-13"
  })
  void knowsTheDaysThatTheFieldKeeps(LocalDate day, String rule) {
    assertThat(met(day("a", day, 1, 1))).contains(rule);
    assertThat(met(day("a", day.minusDays(2), 1, 1))).doesNotContain(rule);
  }

  @Test
  void welcomesWhoComesBack() {
    Career career = days(START, 1);

    assertThat(rules(career.after(day("a", START.plusDays(31), 1, 1), NETWORK)))
        .contains("comeback", "senior-30");
    assertThat(rules(career.after(day("a", START.plusDays(30), 1, 1), NETWORK)))
        .doesNotContain("comeback");
  }

  @Test
  void tellsTheSizeByTheMiddleDayOfTheLastFourteen() {
    Career career = days(START, 20);
    for (int i = 0; i < 6; i++) {
      career = career.after(day("a", START.plusDays(20 + i), 1e9, 1), NETWORK);
    }

    assertThat(career.size()).isEqualTo(SizeClass.NANO);
    Career grown = career.after(day("a", START.plusDays(26), 3e8, 1), NETWORK);
    assertThat(grown.after(day("a", START.plusDays(27), 3e8, 1), NETWORK).size())
        .isEqualTo(SizeClass.MEDIUM);
  }

  @Test
  void isRealAsSoonAsOneDayIs() {
    Career virtual = Career.startingWith(day("a", START, 1, 1, 9, 0, 9, true), NETWORK);

    assertThat(virtual.simulated()).isTrue();
    assertThat(virtual.after(day("a", START.plusDays(1), 1, 1), NETWORK).simulated()).isFalse();
  }

  @Test
  void offersTheNextRungOfEachLadderTheNearestFirst() {
    Career career = days(START, 7);
    List<NextBadge> next =
        Ladders.next(RuleBook.RULES, career, BlockRecord.NONE, new HashSet<>(rules(career)));

    assertThat(next)
        .extracting(one -> one.rule().code())
        .contains("streak-30", "full-30", "block-1");
    assertThat(next).noneMatch(one -> one.rule().secret());
    assertThat(next.stream().map(NextBadge::ratio))
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(next.stream().filter(one -> one.rule().code().equals("streak-30")).findFirst())
        .get()
        .extracting(NextBadge::ratio)
        .isEqualTo(7 / 30.0);
  }

  private static Career days(LocalDate from, int count) {
    Career career = Career.startingWith(day("a", from, 1, 1), NETWORK);
    for (int i = 1; i < count; i++) {
      career = career.after(day("a", from.plusDays(i), 1, 1), NETWORK);
    }
    return career;
  }

  private static Set<String> met(MinerDay day) {
    return rules(Career.startingWith(day, NETWORK));
  }

  private static Set<String> rules(Career career) {
    Set<String> met = new TreeSet<>();
    RuleBook.RULES.stream()
        .filter(rule -> career.meets(rule.metric(), rule.threshold()))
        .forEach(rule -> met.add(rule.code()));
    return met;
  }
}
