package org.chimerapool.deployment.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckStandingTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  /// Each letter is one run of the check: g good, f failed, s failed with its repairs used up.
  @ParameterizedTest
  @CsvSource({
    "g, GOOD, 0",
    "f, DOUBTFUL, 1",
    "fg, GOOD, 0",
    "ff, BAD, 2",
    "fgf, DOUBTFUL, 1",
    "ffg, GOOD, 0",
    "ffgf, DOUBTFUL, 1",
    "ffs, NEEDS_PERSON, 3",
    "ffsf, BAD, 4",
    "ffsg, GOOD, 0"
  })
  void needsTwoFailuresToBeBadAndOneSuccessToBeWell(
      String story, CheckStanding.Standing standing, int failures) {
    CheckStanding now = CheckStanding.first(1, NOW);
    for (int i = 0; i < story.length(); i++) {
      now = now.after(report(i, story.charAt(i)), NOW.plusSeconds(i));
    }
    assertThat(now.standing()).isEqualTo(standing);
    assertThat(now.failures()).isEqualTo(failures);
  }

  @Test
  void countsTheSameRunOnceHoweverOftenItIsTold() {
    CheckStanding once = CheckStanding.first(1, NOW).after(report(7, 'f'), NOW);
    assertThat(once.after(report(7, 'f'), NOW.plusSeconds(5)).standing())
        .isEqualTo(CheckStanding.Standing.DOUBTFUL);
  }

  @Test
  void keepsSinceWhenWhileNothingChanges() {
    CheckStanding bad =
        CheckStanding.first(1, NOW)
            .after(report(1, 'f'), NOW.plusSeconds(1))
            .after(report(2, 'f'), NOW.plusSeconds(2));
    assertThat(bad.after(report(3, 'f'), NOW.plusSeconds(3)).since()).isEqualTo(NOW.plusSeconds(2));
  }

  private static Report.Check report(long number, char how) {
    return new Report.Check(1, number, how == 'g' ? 0 : 1, how == 's', "words");
  }
}
