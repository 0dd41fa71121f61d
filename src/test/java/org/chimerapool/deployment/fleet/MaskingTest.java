package org.chimerapool.deployment.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '~',
      textBlock =
          """
          password=hunter2 and more        → password=***** and more
          "api_key": "abc def"             → "api_key": *****
          MYSQL_PASSWORD='x y'             → MYSQL_PASSWORD=*****
          Authorization: Bearer abcdefghij → Authorization: Bearer *****
          https://bob:pw@host/x            → https://bob:*****@host/x
          the token ring is fine           → the token ring is fine
          AKIAABCDEFGHIJKLMNOP             → *****
          nothing here                     → nothing here
          """)
  void hidesWhatLooksLikeASecret(String text, String shown) {
    assertThat(Masking.masked(text)).isEqualTo(shown);
  }

  @Test
  void hidesWhatRunsWereGivenWhereverItStands() {
    assertThat(
            Masking.masked(
                "took hunter2hunter2 and hunter2.", List.of("hunter2hunter2", "hunter2")))
        .isEqualTo("took ***** and *****.");
  }
}
