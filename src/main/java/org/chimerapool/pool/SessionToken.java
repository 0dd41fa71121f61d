package org.chimerapool.pool;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Makes the session ids that miners resume by: 128 random bits that nobody can guess, in hex.
final class SessionToken {

  private static final int BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private SessionToken() {}

  static String make() {
    byte[] token = new byte[BYTES];
    RANDOM.nextBytes(token);
    return HexFormat.of().formatHex(token);
  }
}
