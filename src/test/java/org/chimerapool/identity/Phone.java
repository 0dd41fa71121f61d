package org.chimerapool.identity;

import java.time.Instant;

/// An authenticator app that took a secret, for tests of other packages.
public final class Phone {

  private final byte[] secret;

  /// @param typed base 32, as the page shows it
  public Phone(String typed) {
    secret = Base32.decode(typed);
  }

  public String code(Instant at) {
    return Totp.code(secret, Totp.step(at), Totp.DIGITS);
  }
}
