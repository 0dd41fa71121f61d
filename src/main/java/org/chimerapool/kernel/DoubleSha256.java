package org.chimerapool.kernel;

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
    return digest.digest(digest.digest());
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
