package org.chimerapool.algorithm.scrypt;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.chimerapool.kernel.LittleEndian;

/// The computation with its memory of 128 KiB. Belongs to one thread.
final class ScryptCore {

  private static final int ROUNDS = 1024;

  /// Words of one block: two halves of 64 bytes, as r is 1.
  private static final int WORDS = 32;

  private static final int HALF = 16;
  private static final String HMAC = "HmacSHA256";

  private final int[] memory = new int[ROUNDS * WORDS];
  private final int[] block = new int[WORDS];

  /// The 32-byte hash with `input` as password and salt.
  byte[] hash(byte[] input) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(input, HMAC));
      byte[] stretched = new byte[WORDS * Integer.BYTES];
      for (int i = 0; i < 4; i++) {
        stretch(mac, input, i + 1, stretched, 32 * i);
      }
      mix(stretched);
      byte[] hash = new byte[32];
      stretch(mac, stretched, 1, hash, 0);
      return hash;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no " + HMAC, e);
    }
  }

  /// One block of PBKDF2 with a single iteration (RFC 8018).
  private static void stretch(Mac mac, byte[] salt, int index, byte[] to, int at)
      throws GeneralSecurityException {
    mac.update(salt);
    mac.update(new byte[] {0, 0, 0, (byte) index});
    mac.doFinal(to, at);
  }

  /// scryptROMix of RFC 7914, in place.
  private void mix(byte[] bytes) {
    for (int i = 0; i < WORDS; i++) {
      block[i] = LittleEndian.getInt(bytes, Integer.BYTES * i);
    }
    for (int i = 0; i < ROUNDS; i++) {
      System.arraycopy(block, 0, memory, WORDS * i, WORDS);
      Salsa8.mix(block, HALF, 0);
      Salsa8.mix(block, 0, HALF);
    }
    for (int i = 0; i < ROUNDS; i++) {
      int from = WORDS * (block[HALF] & (ROUNDS - 1));
      for (int j = 0; j < WORDS; j++) {
        block[j] ^= memory[from + j];
      }
      Salsa8.mix(block, HALF, 0);
      Salsa8.mix(block, 0, HALF);
    }
    for (int i = 0; i < WORDS; i++) {
      LittleEndian.putInt(bytes, Integer.BYTES * i, block[i]);
    }
  }
}
