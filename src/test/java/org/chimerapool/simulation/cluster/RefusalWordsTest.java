package org.chimerapool.simulation.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalWordsTest {

  private final RefusalWords words = new RefusalWords();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"id\":7,\"result\":null,\"error\":[21,\"job not found\",null]} | 21 job not found",
        "{\"id\":7,\"result\":null,\"error\":[23,\"low difficulty share: 1.5 of 2\",null]}"
            + " | 23 low difficulty share",
        "{\"reject-reason\":\"Above target\",\"result\":false,\"error\":null,\"id\":7} | Above target",
        "{\"id\":7,\"error\":{\"code\":-1,\"message\":\"Stale share\"}} | Stale share",
        "{\"id\":7,\"result\":false,\"error\":null} | no reason given"
      })
  void findsTheReasonInEachPoolsWayToPutIt(String answer, String reason) {
    byte[] bytes = answer.getBytes(StandardCharsets.US_ASCII);
    assertThat(words.accepts(bytes, 0, bytes.length)).isFalse();
    assertThat(words.reason(bytes, 0, bytes.length)).isEqualTo(reason);
    assertThat(words.reason(bytes, 0, bytes.length)).as("asked again").isEqualTo(reason);
  }

  @Test
  void findsTheIdWhereverItStands() {
    byte[] bytes = "{\"result\":true,\"id\":1234}".getBytes(StandardCharsets.US_ASCII);
    int at = RefusalWords.id(bytes, 0, bytes.length);
    assertThat(new String(bytes, at, 4, StandardCharsets.US_ASCII)).isEqualTo("1234");
    assertThat(words.accepts(bytes, 0, bytes.length)).isTrue();
    assertThat(RefusalWords.id(bytes, 0, 10)).isEqualTo(-1);
  }
}
