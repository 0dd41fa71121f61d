package org.chimerapool.settings;

import java.util.List;

/// One setting that cannot be used as it stands.
///
/// @param found the value as written, without secrets
/// @param origin where it was written
/// @param allowed what would be right
/// @param rule of [org.chimerapool.kernel.SettingsConflict]; empty where the value by itself is
/// wrong
/// @param details that the rule's sentence names
public record SettingFault(
    String property,
    String found,
    String origin,
    String allowed,
    String rule,
    List<String> details) {

  SettingFault(String property, String found, String origin, String allowed) {
    this(property, found, origin, allowed, "", List.of());
  }

  @Override
  public String toString() {
    return "  %s%n    found:   %s   (%s)%n    allowed: %s"
        .formatted(property, found, origin, allowed);
  }
}
