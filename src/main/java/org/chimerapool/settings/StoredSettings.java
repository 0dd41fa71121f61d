package org.chimerapool.settings;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// What was set in the console, as it lies in the file.
///
/// @param installation names this installation in the history
/// @param revision grows with each change
/// @param values by the full names of their settings; those of secret settings are sealed
record StoredSettings(UUID installation, long revision, Map<String, String> values) {

  StoredSettings {
    values = Map.copyOf(values);
  }

  static StoredSettings none(UUID installation) {
    return new StoredSettings(installation, 0, Map.of());
  }

  StoredSettings next(Map<String, String> newValues) {
    return new StoredSettings(installation, revision + 1, newValues);
  }

  /// By name, as people look for them.
  Map<String, String> sorted() {
    return new TreeMap<>(values);
  }
}
