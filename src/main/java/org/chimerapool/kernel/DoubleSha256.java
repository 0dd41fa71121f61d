package org.chimerapool.kernel;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-256 applied twice: Bitcoin's transaction ids, merkle nodes and block ids.
public final class DoubleSha256 {

  private static final ThreadLocal<MessageDigest> DIGEST =
      ThreadLocal.withInitial(DoubleSha256::newSha256);

  private DoubleSha256() {}

  /// The 32 bytes in computation order, over the parts one after another.
  public static byte[] digest(byte[]... parts) {
    MessageDigest digest = DIGEST.get();
    for (byte[] part : parts) {
      digest.update(part);
    }
    byte[] hash = digest.digest();
    again(digest, hash, hash.length, hash);
    return hash;
  }

  /// Writes the 32 bytes over the first `length` bytes of `from` to the start of `to`, which may be
  /// the same array.
  public static void digest(byte[] from, int length, byte[] to) {
    MessageDigest digest = DIGEST.get();
    again(digest, from, length, to);
    again(digest, to, Hash256.BYTES, to);
  }

  private static void again(MessageDigest digest, byte[] from, int length, byte[] to) {
    try {
      digest.update(from, 0, length);
      digest.digest(to, 0, Hash256.BYTES);
    } catch (DigestException e) {
      throw new IllegalStateException("a SHA-256 has 32 bytes", e);
    }
  }

  public static Hash256 hash(byte[]... parts) {
    return Hash256.ofBytes(digest(parts));
  }

  /// A fresh single SHA-256, for those who keep a midstate.
  public static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
