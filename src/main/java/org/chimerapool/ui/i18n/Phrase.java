package org.chimerapool.ui.i18n;

import java.util.List;

/// A sentence that is not in any language yet.
public record Phrase(String key, List<Object> arguments) {

  public static Phrase of(String key, Object... arguments) {
    return new Phrase(key, List.of(arguments));
  }
}
