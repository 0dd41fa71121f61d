package org.chimerapool.algorithm.sha256d;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.algorithm.NonceScanner;
import org.chimerapool.kernel.DoubleSha256;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.LittleEndian;
import org.chimerapool.kernel.Target;
import org.springframework.stereotype.Component;

/// SHA-256 applied twice. Difficulty 1 is `0xffff · 2^208`, as in Bitcoin Core's `GetDifficulty`.
@Component
public final class Sha256d implements Algorithm {

  private static final int BLOCK = 64;
  private static final Target DIFFICULTY_ONE = Target.ofCompact(0x1d00ffff);

  @Override
  public String id() {
    return "sha256d";
  }

  @Override
  public Target difficultyOne() {
    return DIFFICULTY_ONE;
  }

  @Override
  public double hashesPerDifficultyOne() {
    return 0x1p32;
  }

  @Override
  public boolean isCheap() {
    return true;
  }

  @Override
  public Hash256 hash(byte[] header) {
    return DoubleSha256.hash(header);
  }

  /// Keeps the state after the header's first 64 bytes, so that a nonce costs two compressions
  /// instead of three.
  @Override
  public NonceScanner scanner(byte[] header) {
    if (header.length <= BLOCK) {
      throw new IllegalArgumentException("a header is longer than 64 bytes, not " + header.length);
    }
    MessageDigest midstate = DoubleSha256.newSha256();
    midstate.update(header, 0, BLOCK);
    MessageDigest outer = DoubleSha256.newSha256();
    byte[] tail = Arrays.copyOfRange(header, BLOCK, header.length);
    byte[] hash = new byte[Hash256.BYTES];
    return nonce -> {
      LittleEndian.putInt(tail, tail.length - Integer.BYTES, nonce);
      try {
        MessageDigest inner = (MessageDigest) midstate.clone();
        inner.update(tail, 0, tail.length);
        inner.digest(hash, 0, hash.length);
        outer.update(hash, 0, hash.length);
        outer.digest(hash, 0, hash.length);
      } catch (CloneNotSupportedException | DigestException e) {
        throw new IllegalStateException("the JDK's SHA-256 cannot be cloned", e);
      }
      return Hash256.ofBytes(hash);
    };
  }
}
