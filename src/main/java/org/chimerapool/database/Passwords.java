package org.chimerapool.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.chimerapool.kernel.OwnerOnly;

/// The password of the embedded database, kept in a file that only its owner may read.
final class Passwords {

  private static final int BYTES = 24;

  private Passwords() {}

  /// Reads the password, or makes one up where there is none yet.
  static String readOrMake(Path file) throws IOException {
    if (Files.exists(file)) {
      return Files.readString(file).strip();
    }
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    OwnerOnly.write(file, password + "\n");
    return password;
  }
}
