package org.chimerapool.ui.kit;

import org.chimerapool.identity.PasswordRules;
import org.chimerapool.ui.i18n.Phrase;

/// What is wrong with a password, in words.
public final class PasswordWords {

  private PasswordWords() {}

  public static Phrase of(PasswordRules.Fault fault) {
    return switch (fault) {
      case TOO_SHORT -> Phrase.of("password.short", PasswordRules.MIN_LENGTH);
      case TOO_LONG -> Phrase.of("password.long", PasswordRules.MAX_LENGTH);
      case COMMON -> Phrase.of("password.common");
      case LIKE_LOGIN -> Phrase.of("password.login");
    };
  }
}
