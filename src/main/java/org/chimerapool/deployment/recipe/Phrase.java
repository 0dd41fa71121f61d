package org.chimerapool.deployment.recipe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text of an action, in which `${NAME}` stands for the value of a parameter. Everything else is
/// taken as it is written.
final class Phrase {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)\\}");

  private Phrase() {}

  /// One word of the shell with this text, whatever it holds.
  ///
  /// @param parameters whose names are replaced by their values when the word is used
  static String word(String text, Collection<String> parameters) {
    StringBuilder word = new StringBuilder();
    Matcher reference = REFERENCE.matcher(text);
    int from = 0;
    while (reference.find()) {
      if (parameters.contains(reference.group(1))) {
        literal(word, text.substring(from, reference.start()));
        word.append("\"${").append(reference.group(1)).append("}\"");
        from = reference.end();
      }
    }
    literal(word, text.substring(from));
    return word.isEmpty() ? "''" : word.toString();
  }

  private static void literal(StringBuilder word, String text) {
    if (!text.isEmpty()) {
      word.append('\'').append(text.replace("'", "'\\''")).append('\'');
    }
  }

  /// Names in `${…}` that are no parameters.
  static List<String> strangers(String text, Collection<String> parameters) {
    List<String> strangers = new ArrayList<>();
    Matcher reference = REFERENCE.matcher(text);
    while (reference.find()) {
      if (!parameters.contains(reference.group(1))) {
        strangers.add(reference.group(1));
      }
    }
    return strangers;
  }

  /// Whether the text holds no parameter and can be checked as it stands.
  static boolean fixed(String text) {
    return !REFERENCE.matcher(text).find();
  }
}
