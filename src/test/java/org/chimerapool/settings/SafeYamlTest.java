package org.chimerapool.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeYamlTest {

  @Test
  void readsNestedAndDottedNamesAlike() {
    assertThat(SafeYaml.leaves("a:\n  b: 1\na.c: 2\nd: [x, y]\ne:\n"))
        .containsExactlyInAnyOrderEntriesOf(Map.of("a.b", "1", "a.c", "2", "d", "x, y", "e", ""));
  }

  @Test
  void leavesTextsAsTheyAreWritten() {
    assertThat(SafeYaml.leaves("a: 1e-5\nb: 010\nc: yes\nd: 12:30:00\ne: 2026-11-21\nf: 1_000"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "a",
                "1e-5",
                "b",
                "010",
                "c",
                "yes",
                "d",
                "12:30:00",
                "e",
                "2026-11-21",
                "f",
                "1_000"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: !!javax.script.ScriptEngineManager [x]",
        "a: !!java.net.URL [http://127.0.0.1]",
        "a: &x [1]\nb: *x",
        "a: &x {k: 1}\nb:\n  <<: *x",
        "a: 1\na: 2",
        "a: [",
        "just a text",
        "- a list",
        "a: [[1]]",
        "a: [{b: 1}]",
        "%YAML 9.9\n---\na: 1",
      })
  void refusesWhatIsMoreThanNamesAndValues(String hostile) {
    assertThatThrownBy(() -> SafeYaml.leaves(hostile)).isInstanceOf(UnreadableYaml.class);
  }

  @Test
  void refusesWhatIsTooLongOrTooDeep() {
    assertThatThrownBy(() -> SafeYaml.leaves("a: " + "x".repeat(SafeYaml.LONGEST)))
        .isInstanceOf(UnreadableYaml.class);
    assertThatThrownBy(() -> SafeYaml.leaves("a: " + "{a: ".repeat(500) + "1" + "}".repeat(500)))
        .isInstanceOf(UnreadableYaml.class);
  }

  @Test
  void keepsEveryTextThroughTheFile(@TempDir Path home) throws IOException {
    StoredSettings stored =
        new StoredSettings(
            UUID.randomUUID(),
            7,
            Map.of("chimera.a", "it's: #1 \"so\"", "chimera.b", "", "chimera.c", "{x: [y]}"));
    SettingsFile file = new SettingsFile(home);

    file.write(stored);

    assertThat(file.read()).contains(stored);
  }
}
