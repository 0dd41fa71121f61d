package org.chimerapool.deployment.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LocalShellTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void tellsARunNothingThatOnlyTheConsoleIsToKnow() throws Exception {
    try (LocalShell shell = new LocalShell()) {
      List<String> names = shell.run("compgen -e", PATIENCE).text().lines().toList();

      assertThat(names)
          .contains("PATH")
          .isSubsetOf(
              "PATH", "HOME", "USER", "LOGNAME", "LANG", "TMPDIR", "PWD", "OLDPWD", "SHLVL", "_");
    }
  }

  @Test
  void holdsNoMoreOfAnOutputThanItHasRoomFor() throws Exception {
    try (LocalShell shell = new LocalShell()) {
      assertThat(shell.run("head -c 9000000 /dev/zero", PATIENCE).out()).hasSize(8 << 20);
    }
  }
}
