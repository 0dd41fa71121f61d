package org.chimerapool.deployment.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RunSecretsTest {

  @Test
  void namesEveryLineThatNobodyMayRead() {
    RunSecrets secrets =
        new RunSecrets(
            "the-code", "the-key", Map.of("KEY", "first line\nsecond line", "PIN", "12"));

    assertThat(secrets.unreadable())
        .contains(
            "the-code", "the-key", "first line", "second line", "Zmlyc3QgbGluZQpzZWNvbmQgbGluZQ")
        .doesNotContain("12");
  }
}
