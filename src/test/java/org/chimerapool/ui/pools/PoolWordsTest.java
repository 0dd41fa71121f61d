package org.chimerapool.ui.pools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.chimerapool.pool.PoolFault;
import org.chimerapool.pool.PoolFault.Field;
import org.chimerapool.pool.PoolFault.Problem;
import org.chimerapool.ui.i18n.Translations;
import org.chimerapool.ui.i18n.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolWordsTest {

  private final Words german = Translations.words(Locale.GERMANY);

  @ParameterizedTest
  @CsvSource({
    "NAME, OUT_OF_RANGE, 64 Zeichen",
    "NAME, TAKEN, heißt schon so",
    "TAG, OUT_OF_RANGE, 32 druckbare",
    "PORT, OUT_OF_RANGE, 65.535",
    "PORT, TAKEN, hat diesen Port",
    "VARDIFF, OUT_OF_RANGE, größten Difficulty",
    "COIN, NOT_NOW, behält seinen Coin"
  })
  void saysInTheReadersLanguageWhatAFieldShouldHold(Field field, Problem problem, String part) {
    assertThat(PoolWords.fault(new PoolFault(field, problem, "in other words"), german))
        .contains(part)
        .doesNotContain("in other words");
  }

  @Test
  void addsThePoolsOwnWordsWhereTheyTellMore() {
    assertThat(
            PoolWords.fault(
                new PoolFault(Field.PAYOUT_ADDRESS, Problem.MALFORMED, "its checksum is wrong"),
                german))
        .contains("keine Adresse dieses Coins", "its checksum is wrong");
  }
}
