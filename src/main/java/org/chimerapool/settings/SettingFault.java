package org.chimerapool.settings;

/// One setting that cannot be used as it stands.
///
/// @param found the value as written, without secrets
/// @param origin where it was written
/// @param allowed what would be right
record SettingFault(String property, String found, String origin, String allowed) {
  @Override
  public String toString() {
    return "  %s%n    found:   %s   (%s)%n    allowed: %s"
        .formatted(property, found, origin, allowed);
  }
}
