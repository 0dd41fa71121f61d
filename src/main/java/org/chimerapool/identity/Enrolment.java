package org.chimerapool.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/// A secret offered to somebody's authenticator app, until they prove that it is there.
public final class Enrolment {

  private static final String ISSUER = "Chimera";

  private final String login;
  private final String secret;

  private Enrolment(String login, String secret) {
    this.login = login;
    this.secret = secret;
  }

  static Enrolment offer(String login, SecureRandom random) {
    byte[] secret = new byte[Totp.SECRET];
    random.nextBytes(secret);
    return new Enrolment(login, Base32.encode(secret));
  }

  /// For people who type it: base 32 in groups of four.
  public String secret() {
    return secret.replaceAll("(.{4})(?!$)", "$1 ");
  }

  /// For a QR code, in the form that authenticator apps read.
  public String uri() {
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=%d&period=%d"
        .formatted(
            ISSUER,
            URLEncoder.encode(login, StandardCharsets.UTF_8),
            secret,
            ISSUER,
            Totp.DIGITS,
            Totp.STEP.toSeconds());
  }

  String base32() {
    return secret;
  }

  @Override
  public String toString() {
    return "Enrolment of " + login;
  }
}
