package org.chimerapool.ui.i18n;

/// Says a message in the reader's language.
@FunctionalInterface
public interface Words {

  /// @param arguments as `java.text.MessageFormat` takes them
  String say(String key, Object... arguments);

  default String say(Phrase phrase) {
    return say(phrase.key(), phrase.arguments().toArray());
  }
}
