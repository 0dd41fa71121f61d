package org.chimerapool.settings;

/// Whose word counts for a setting, the strongest first.
public enum SettingSource {
  /// An argument of the start or a system property.
  ARGUMENT,
  /// An environment variable.
  ENVIRONMENT,
  /// Somebody in the console.
  CONSOLE,
  /// An `application.yaml` beside the program.
  FILE,
  /// The program itself.
  DEFAULT;

  /// Whether nothing that is set in the console can act.
  public boolean overrulesConsole() {
    return compareTo(CONSOLE) < 0;
  }
}
