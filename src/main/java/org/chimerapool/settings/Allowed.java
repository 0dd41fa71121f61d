package org.chimerapool.settings;

import java.util.ArrayList;
import java.util.List;

/// What a setting may be. Numbers, durations and sizes are written as in a file.
///
/// @param choices of [Kind#CHOICE], in the order of their type
/// @param min smallest value, empty where there is none
/// @param max largest value, empty where there is none
/// @param form regular expression of the whole text, empty where there is none
/// @param formWords the form in English words, empty where there are none
public record Allowed(
    Kind kind,
    List<String> choices,
    String min,
    boolean minIncluded,
    String max,
    boolean maxIncluded,
    boolean filled,
    String form,
    String formWords) {

  /// What kind of value it is.
  public enum Kind {
    SWITCH("true or false"),
    WHOLE("a whole number"),
    NUMBER("a number"),
    DURATION("a duration such as 30s or 5m"),
    SIZE("a size such as 8KB or 16MB"),
    CHOICE("one of"),
    PATH("a path"),
    TEXT("text"),
    /// Several texts, written with commas between them.
    LIST("texts with commas between them"),
    /// Has an inner structure that one line cannot hold.
    STRUCTURE("a list of groups of settings");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  static Allowed of(Kind kind, List<String> choices) {
    return new Allowed(kind, choices, "", true, "", true, false, "", "");
  }

  Allowed atLeast(String value, boolean included) {
    return new Allowed(kind, choices, value, included, max, maxIncluded, filled, form, formWords);
  }

  Allowed atMost(String value, boolean included) {
    return new Allowed(kind, choices, min, minIncluded, value, included, filled, form, formWords);
  }

  Allowed notEmpty() {
    return new Allowed(kind, choices, min, minIncluded, max, maxIncluded, true, form, formWords);
  }

  Allowed ofForm(String regex, String words) {
    return new Allowed(kind, choices, min, minIncluded, max, maxIncluded, filled, regex, words);
  }

  /// In English words, for the log.
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    parts.add(kind == Kind.CHOICE ? kind.words + " " + String.join(", ", choices) : kind.words);
    if (!min.isEmpty()) {
      parts.add((minIncluded ? "at least " : "more than ") + min);
    }
    if (!max.isEmpty()) {
      parts.add((maxIncluded ? "at most " : "less than ") + max);
    }
    if (filled) {
      parts.add("not empty");
    }
    if (!form.isEmpty()) {
      parts.add(formWords.isEmpty() ? "of the form " + form : formWords);
    }
    return String.join(", ", parts);
  }
}
