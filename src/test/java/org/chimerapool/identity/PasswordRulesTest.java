package org.chimerapool.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.chimerapool.identity.PasswordRules.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

  @Test
  void refusesFourteenCharactersAndTakesFifteen() {
    assertThat(PasswordRules.check("kzv9-lrw2-qxm3", "anna")).contains(Fault.TOO_SHORT);
    assertThat(PasswordRules.check("kzv9-lrw2-qxm3t", "anna")).isEmpty();
  }

  @Test
  void countsCharactersNotCodeUnits() {
    assertThat(PasswordRules.check("🦊🐢🐙🦉🐝🦋🐌🐞🐳🦚🦜🐧🐴🐭🐯", "anna")).isEmpty();
    assertThat(PasswordRules.check("🦊🐢🐙🦉🐝🦋🐌🐞", "anna")).contains(Fault.TOO_SHORT);
  }

  @Test
  void refusesWhatIsLongerThanItWouldKeep() {
    assertThat(PasswordRules.check("ab4-".repeat(32), "anna")).isEmpty();
    assertThat(PasswordRules.check("ab4-".repeat(32) + "x", "anna")).contains(Fault.TOO_LONG);
  }

  @Test
  void asksForNoDigitsSignsOrCapitals() {
    assertThat(PasswordRules.check("purple lantern garden", "anna")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password1234567",
        "Passwort2026!!!",
        "123456789012345",
        "qwertyuiopasdfg",
        "aaaaaaaaaaaaaaa",
        "chimerachimerachimera",
        "correcthorsebatterystaple",
        "satoshinakamoto1"
      })
  void refusesTheFirstGuessesOfEverybody(String password) {
    assertThat(PasswordRules.check(password, "anna")).contains(Fault.COMMON);
  }

  @Test
  void refusesTheLoginWithLittleAdded() {
    assertThat(PasswordRules.check("Anna.Schmidt123", "anna.schmidt")).contains(Fault.LIKE_LOGIN);
  }
}
