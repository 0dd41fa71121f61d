package org.chimerapool.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Time-based one-time passwords as authenticator apps compute them: RFC 6238 over HMAC-SHA-1 with
/// steps of 30 seconds and six digits.
final class Totp {

  static final Duration STEP = Duration.ofSeconds(30);
  static final int DIGITS = 6;

  /// Bytes of a secret: as many as SHA-1 gives (RFC 4226, 4).
  static final int SECRET = 20;

  /// Steps before and after now whose codes are taken too, for clocks that differ (RFC 6238, 5.2).
  private static final int DRIFT = 1;

  private Totp() {}

  /// The number of the step at that time, counted from 1970.
  static long step(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), STEP.toSeconds());
  }

  /// @param digits 6, or 8 as in the RFC's test vectors
  static String code(byte[] secret, long step, int digits) {
    byte[] hmac = hmac(secret, step);
    int offset = hmac[hmac.length - 1] & 0xf;
    int number = ByteBuffer.wrap(hmac).getInt(offset) & 0x7fff_ffff;
    return String.format(Locale.ROOT, "%0" + digits + "d", number % (long) Math.pow(10, digits));
  }

  /// The step near now whose code this is and which is newer than the last one used; empty where
  /// there is none. All candidates are compared, each in constant time.
  static OptionalLong match(byte[] secret, String typed, long lastUsed, Instant now) {
    byte[] wanted = typed.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
    return LongStream.rangeClosed(step(now) - DRIFT, step(now) + DRIFT)
        .filter(step -> MessageDigest.isEqual(ascii(code(secret, step, DIGITS)), wanted))
        .filter(step -> step > lastUsed)
        .max();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] hmac(byte[] secret, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK's HMAC-SHA-1 cannot be used", e);
    }
  }
}
