package org.chimerapool.settings;

import java.util.Base64;
import org.chimerapool.kernel.SecretBox;

/// Secret values as they lie in the file.
final class Sealed {

  private Sealed() {}

  static String seal(SecretBox box, String setting, String value) {
    return Base64.getEncoder().encodeToString(box.seal(value, purpose(setting)));
  }

  /// @throws IllegalArgumentException when it is no sealed text
  /// @throws org.chimerapool.kernel.UnreadableSecretException when it was sealed otherwise
  static String open(SecretBox box, String setting, String sealed) {
    return box.open(Base64.getDecoder().decode(sealed), purpose(setting));
  }

  private static String purpose(String setting) {
    return "setting " + setting;
  }
}
