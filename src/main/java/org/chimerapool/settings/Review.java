package org.chimerapool.settings;

import java.util.List;

/// What a [Draft] would do.
///
/// @param lines in the order of the settings; without what would change nothing
/// @param problems empty where it can be done
public record Review(List<Line> lines, List<Problem> problems) {

  public boolean isFit() {
    return problems.isEmpty();
  }

  /// Settings that act at the next start only.
  public boolean needsRestart() {
    return lines.stream().anyMatch(line -> !line.live());
  }

  /// @param from what counts now; empty for a secret
  /// @param to what would count; empty for a secret
  /// @param reset whether the console's value is taken back
  /// @param live whether it acts at once
  public record Line(
      String key, String from, String to, boolean reset, boolean live, boolean secret) {}

  /// One thing that stands against it.
  ///
  /// @param key of the setting, or of what was taken for one
  /// @param allowed what it may be
  /// @param rule of a [org.chimerapool.kernel.SettingsConflict]
  /// @param details what the sentence names
  /// @param words in English
  public record Problem(
      String key, Kind kind, Allowed allowed, String rule, List<String> details, String words) {

    static Problem of(String key, Kind kind, String... details) {
      return new Problem(key, kind, NOTHING, "", List.of(details), "");
    }
  }

  private static final Allowed NOTHING = Allowed.of(Allowed.Kind.TEXT, List.of());

  public enum Kind {
    /// The value by itself is wrong; [Problem#allowed] says what is right.
    VALUE,
    /// It does not fit another one.
    CONFLICT,
    UNKNOWN,
    FIXED,
    OVERRULED,
    STRUCTURE,
    /// Somebody else changed it since the page was read; details: who, and what it is now.
    MEANWHILE,
    /// More than 2,000 characters, or a control character.
    TEXT
  }
}
