package org.chimerapool.settings;

import java.util.Optional;

/// One setting as it stands.
///
/// @param key full name, such as `chimera.stratum.max-line`
/// @param group its neighbours in the name, such as `stratum` or `stratum_guard`
/// @param fallback what the program itself says; empty where it says nothing
/// @param value what counts at the next start; empty where nothing is set, and for a secret
/// @param source whose word that is
/// @param origin where exactly, such as a file and line; empty for the program's own
/// @param stored what was set in the console, whether it counts or not; never of a secret
/// @param set whether something was set in the console
/// @param lock why the console does not change it
/// @param live whether a change acts at once
/// @param pending whether the program still runs with another value until its next start
/// @param fault why what was set in the console is left out
public record SettingEntry(
    String key,
    String group,
    Allowed allowed,
    String fallback,
    String value,
    SettingSource source,
    String origin,
    Optional<String> stored,
    boolean set,
    Lock lock,
    boolean live,
    boolean pending,
    boolean secret,
    Optional<SettingFault> fault) {

  /// What keeps the console from changing a setting.
  public enum Lock {
    NONE,
    /// The console's own values cannot be found without it.
    FIXED,
    /// An environment variable or an argument has the last word.
    OVERRULED,
    /// One line cannot hold it.
    STRUCTURE
  }

  public boolean isChangeable() {
    return lock == Lock.NONE;
  }

  /// Whether it is another value than the program's own.
  public boolean isOwn() {
    return source != SettingSource.DEFAULT;
  }
}
