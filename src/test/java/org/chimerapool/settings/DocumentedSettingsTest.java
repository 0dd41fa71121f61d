package org.chimerapool.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// `application.yaml` is the list of all settings: each has a line there, and a comment on it or
/// above its group.
class DocumentedSettingsTest {

  @Test
  void explainsEverySettingInTheDefaults() throws IOException {
    List<String> asked =
        SettingsCheckAtStart.records().stream()
            .flatMap(type -> Setting.of(type).stream())
            .map(Setting::name)
            .sorted()
            .toList();

    assertThat(explained(Files.readAllLines(Path.of("src/main/resources/application.yaml"))))
        .containsAll(asked);
  }

  @Test
  void doesNotTakeASettingWithoutACommentForExplained() {
    assertThat(explained(List.of("chimera:", "  first:", "    port: 1")))
        .doesNotContain("chimera.first.port");
    assertThat(explained(List.of("chimera:", "  first:", "    # Where to.", "    port: 1")))
        .contains("chimera.first.port");
  }

  /// The keys that have a comment right above them, or above their neighbours without a gap. A
  /// commented-out key (`# max-line: 8KB`) counts: it shows the default without setting it.
  private static Set<String> explained(List<String> lines) {
    Set<String> keys = new HashSet<>();
    Deque<String> path = new ArrayDeque<>();
    boolean commented = false;
    for (String line : lines) {
      String text = line.strip();
      if (text.isEmpty()) {
        commented = false;
        continue;
      }
      int depth = line.indexOf(text) / 2;
      if (text.startsWith("#")) {
        commented = true;
        text = text.substring(1).strip();
        if (!text.matches("[a-z][a-z0-9-]*:.*")) {
          continue;
        }
      }
      if (!text.matches("[a-z][A-Za-z0-9-]*:.*")) {
        continue;
      }
      while (path.size() > depth) {
        path.removeLast();
      }
      path.addLast(text.substring(0, text.indexOf(':')));
      if (commented) {
        keys.add(String.join(".", path));
      }
      commented &= text.length() > text.indexOf(':') + 1;
    }
    return keys;
  }
}
