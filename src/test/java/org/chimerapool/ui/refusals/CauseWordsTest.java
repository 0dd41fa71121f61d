package org.chimerapool.ui.refusals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.pool.LikelyCause;
import org.chimerapool.ui.i18n.Translations;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.Formats;
import org.junit.jupiter.api.Test;

/// Every likely cause is said, and says what to do, in every language.
class CauseWordsTest {

  private static final Difficulty ONE = Difficulty.ONE;
  private static final Duration TIME = Duration.ofMillis(850);

  @Test
  void saysEveryCauseAndAFix() {
    List<LikelyCause> causes =
        List.of(
            new LikelyCause.LateAfterBlock(TIME),
            new LikelyCause.WorksOnOldBlock(Duration.ofMinutes(9)),
            new LikelyCause.SentTwice(TIME),
            new LikelyCause.SentTwice(Duration.ZERO),
            new LikelyCause.SentAgainAfterReconnect(TIME),
            new LikelyCause.PreviousDifficulty(ONE, ONE, 0.5),
            new LikelyCause.BelowDifficulty(ONE, ONE, 0.5),
            new LikelyCause.OtherAlgorithm("scrypt", ONE),
            new LikelyCause.NotThisHeader(ONE, ONE),
            new LikelyCause.JobBeforeReconnect(TIME),
            new LikelyCause.JobLongGone(),
            new LikelyCause.JobNeverGiven(),
            new LikelyCause.ClockOff(Duration.ofHours(2)),
            new LikelyCause.ClockOff(Duration.ofHours(-2)),
            new LikelyCause.VersionNotNegotiated(0x2000),
            new LikelyCause.VersionOutsideMask(0x2000, 0x1fffe000),
            new LikelyCause.WrongExtranonceLength(8, 4),
            new LikelyCause.NameNotAuthorized("{0}<img>"),
            new LikelyCause.PoolBusy(),
            new LikelyCause.Unknown());
    List<LikelyCause> all = new ArrayList<>(causes);
    for (LikelyCause.Mistake mistake : LikelyCause.Mistake.values()) {
      all.add(new LikelyCause.Arranged(mistake, ONE));
    }
    for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      Words words = Translations.words(locale);
      Formats formats = new Formats(locale, ZoneOffset.UTC, words);
      for (LikelyCause cause : all) {
        CauseWords said = CauseWords.of(cause, formats);
        assertThat(words.say(said.what())).as("%s", cause).isNotBlank().doesNotContain("!");
        assertThat(words.say(said.fix())).as("%s", cause).isNotBlank().doesNotContain("!");
      }
    }
  }

  @Test
  void keepsAHostileNameAsItIs() {
    Words words = Translations.words(Locale.ENGLISH);
    CauseWords said =
        CauseWords.of(
            new LikelyCause.NameNotAuthorized("{0}<img>'"),
            new Formats(Locale.ENGLISH, ZoneOffset.UTC, words));

    assertThat(words.say(said.what())).contains("{0}<img>'");
  }
}
