package org.chimerapool.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

  /// Of RFC 6238, appendix B.
  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  private static final Instant NOW = Instant.ofEpochSecond(1_111_111_109L);

  /// RFC 6238, appendix B, the rows of SHA-1.
  @ParameterizedTest
  @CsvSource({
    "59, 94287082",
    "1111111109, 07081804",
    "1111111111, 14050471",
    "1234567890, 89005924",
    "2000000000, 69279037",
    "20000000000, 65353130"
  })
  void computesTheVectorsOfTheStandard(long seconds, String code) {
    assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(seconds)), 8)).isEqualTo(code);
  }

  @Test
  void takesTheCodeOfNowAndOfOneStepAround() {
    long step = Totp.step(NOW);

    for (long near = step - 1; near <= step + 1; near++) {
      assertThat(Totp.match(SECRET, Totp.code(SECRET, near, 6), 0, NOW))
          .isEqualTo(OptionalLong.of(near));
    }
    assertThat(Totp.match(SECRET, Totp.code(SECRET, step - 2, 6), 0, NOW)).isEmpty();
    assertThat(Totp.match(SECRET, Totp.code(SECRET, step + 2, 6), 0, NOW)).isEmpty();
  }

  @Test
  void takesNoCodeThatWasUsedNorOneBeforeIt() {
    long step = Totp.step(NOW);

    assertThat(Totp.match(SECRET, Totp.code(SECRET, step, 6), step, NOW)).isEmpty();
    assertThat(Totp.match(SECRET, Totp.code(SECRET, step - 1, 6), step, NOW)).isEmpty();
    assertThat(Totp.match(SECRET, Totp.code(SECRET, step + 1, 6), step, NOW)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"''", "0818", "0818040", "abcdef", "'081 80 x'"})
  void takesNothingElse(String typed) {
    assertThat(Totp.match(SECRET, typed, 0, NOW)).isEmpty();
  }

  @Test
  void readsACodeWithBlanks() {
    assertThat(Totp.match(SECRET, " 081 804 ", 0, NOW)).isPresent();
  }

  /// RFC 4648, section 10, without padding.
  @ParameterizedTest
  @CsvSource({
    "'',''",
    "f, MY",
    "fo, MZXQ",
    "foo, MZXW6",
    "foob, MZXW6YQ",
    "fooba, MZXW6YTB",
    "foobar, MZXW6YTBOI"
  })
  void writesAndReadsBase32(String plain, String encoded) {
    byte[] bytes = plain.getBytes(StandardCharsets.US_ASCII);

    assertThat(Base32.encode(bytes)).isEqualTo(encoded);
    assertThat(Base32.decode(encoded.toLowerCase(Locale.ROOT))).isEqualTo(bytes);
  }

  @Test
  void refusesWhatIsNoBase32() {
    assertThatThrownBy(() -> Base32.decode("MZ1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1");
  }
}
