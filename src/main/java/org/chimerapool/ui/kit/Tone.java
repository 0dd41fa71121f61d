package org.chimerapool.ui.kit;

/// How a state feels. Shown as a colour and a shape, always beside a word.
public enum Tone {
  GOOD,
  WARN,
  BAD,
  OFF;

  /// The class in the style sheet.
  public String css() {
    return switch (this) {
      case GOOD -> "good";
      case WARN -> "warn";
      case BAD -> "bad";
      case OFF -> "off";
    };
  }
}
