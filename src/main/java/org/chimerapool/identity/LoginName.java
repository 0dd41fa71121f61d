package org.chimerapool.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The form of a login: 3 to 64 lower-case letters, digits or `.@_+-`, so that it can be typed and
/// read aloud.
final class LoginName {

  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9.@_+-]{2,63}");

  private LoginName() {}

  /// The login in the form in which it is stored; empty where the text cannot be one.
  static Optional<String> parse(String text) {
    String login = text.strip().toLowerCase(Locale.ROOT);
    return FORM.matcher(login).matches() ? Optional.of(login) : Optional.empty();
  }
}
