package org.chimerapool.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ClaimCodeTest {

  private final ClaimCode code = ClaimCode.random(new SecureRandom());

  @Test
  void readsAsFourGroupsWithoutLookAlikes() {
    assertThat(code.toString()).matches("([A-HJKMNP-Z2346789]{4}-){3}[A-HJKMNP-Z2346789]{4}");
  }

  @Test
  void isTypedInAnyCaseWithOrWithoutDashes() {
    assertThat(code.matches(code.toString())).isTrue();
    assertThat(code.matches(" " + code.toString().toLowerCase(Locale.ROOT).replace("-", " ")))
        .isTrue();
  }

  @Test
  void refusesAnythingElse() {
    assertThat(code.matches("")).isFalse();
    assertThat(code.matches(code.toString().substring(1))).isFalse();
    assertThat(code.matches(code + "A")).isFalse();
    assertThat(code.matches("A".repeat(1_000_000))).isFalse();
  }
}
