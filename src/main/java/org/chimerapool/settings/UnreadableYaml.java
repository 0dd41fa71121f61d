package org.chimerapool.settings;

/// Says why a text cannot be read as YAML of settings.
public final class UnreadableYaml extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String reason;
  private final int line;

  UnreadableYaml(String reason, int line) {
    super(line == 0 ? reason : "line " + line + ": " + reason);
    this.reason = reason;
    this.line = line;
  }

  public String reason() {
    return reason;
  }

  /// The first is 1; 0 where it is not known.
  public int line() {
    return line;
  }
}
