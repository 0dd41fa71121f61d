package org.chimerapool.deployment.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFormsTest {

  private static final String SECRET = "it's \"50 %\" of $HOME/\\x";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "it's \"50 %\" of $HOME/\\x",
        "{\"password\":\"it's \\\"50 %\\\" of $HOME/\\\\x\"}",
        "{\"password\":\"it's \\\"50 %\\\" of $HOME\\/\\\\x\"}",
        "https://host/?a=it%27s+%2250+%25%22+of+%24HOME%2F%5Cx&b=1",
        "https://host/?a=it%27s%20%2250%20%25%22%20of%20%24HOME%2F%5Cx&b=1",
        "+ login 'it'\\''s \"50 %\" of $HOME/\\x' now"
      })
  void knowsHowProgramsPrintIt(String line) {
    assertThat(SecretForms.of(SECRET)).anyMatch(line::contains);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "u", "us", "use", "user:", "the user:"})
  void knowsItWithinBase64(String before) {
    List<String> forms = SecretForms.of(SECRET).toList();
    for (String behind : List.of("", "1", "12", "123")) {
      String all =
          Base64.getEncoder()
              .encodeToString((before + SECRET + behind).getBytes(StandardCharsets.UTF_8));
      assertThat(forms).anyMatch(all::contains);
    }
  }
}
