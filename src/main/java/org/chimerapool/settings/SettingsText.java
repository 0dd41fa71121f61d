package org.chimerapool.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Settings as a text that people keep, pass on and bring back.
final class SettingsText {

  private static final String HEAD =
      """
      # Settings of Chimera, as set in its console. Works as application.yaml too.
      """;

  private SettingsText() {}

  static String print(Map<String, String> used, Catalogue catalogue) {
    StringBuilder text = new StringBuilder(HEAD);
    Map<String, String> shown = new TreeMap<>();
    used.forEach(
        (key, value) ->
            catalogue
                .find(key)
                .filter(known -> !known.setting().isSecret())
                .ifPresent(_ -> shown.put(key, value)));
    if (shown.isEmpty()) {
      text.append("{}\n");
    }
    shown.forEach(
        (key, value) ->
            text.append(key).append(": ").append(SettingsFile.quoted(value)).append('\n'));
    return text.toString();
  }

  /// What the text says other than it is; names that do not begin with `chimera.` are somebody
  /// else's.
  static Map<String, Optional<String>> changes(String yaml, Sources now, Catalogue catalogue) {
    Map<String, Optional<String>> changes = new LinkedHashMap<>();
    SafeYaml.leaves(yaml)
        .forEach(
            (key, value) -> {
              if (key.startsWith("chimera.")
                  && catalogue
                      .find(key)
                      .filter(known -> value.strip().equals(Reviewer.text(now, known.setting())))
                      .isEmpty()) {
                changes.put(key, Optional.of(value));
              }
            });
    return changes;
  }
}
