package org.chimerapool.kernel;

import java.util.List;

/// Says that settings which are fine one by one do not fit together, or that a text among them is
/// not of the form that it must have. Thrown by the constructor of a record of settings.
public final class SettingsConflict extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String rule;
  private final String property;
  private final List<String> details;

  /// @param rule short and stable, such as `journal-smaller-than-segment`; screens translate it
  /// @param property the full name of the setting to change, such as `chimera.journal.max-size`
  /// @param message in English, for the log and the start
  /// @param details what the translated sentence names, such as the offending value
  public SettingsConflict(String rule, String property, String message, Object... details) {
    super(message);
    this.rule = rule;
    this.property = property;
    this.details = List.of(details).stream().map(String::valueOf).toList();
  }

  public String rule() {
    return rule;
  }

  public String property() {
    return property;
  }

  public List<String> details() {
    return details;
  }
}
