package org.chimerapool.ui.i18n;

/// Says a message in the reader's language.
@FunctionalInterface
public interface Words {

  /// @param arguments as `java.text.MessageFormat` takes them
  String say(String key, Object... arguments);

  /// Phrases among its arguments are said first.
  default String say(Phrase phrase) {
    Object[] arguments =
        phrase.arguments().stream()
            .map(argument -> argument instanceof Phrase inner ? say(inner) : argument)
            .toArray();
    return say(phrase.key(), arguments);
  }
}
