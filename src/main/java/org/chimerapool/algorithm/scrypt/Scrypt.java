package org.chimerapool.algorithm.scrypt;

import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.algorithm.NonceScanner;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.LittleEndian;
import org.chimerapool.kernel.Target;
import org.springframework.stereotype.Component;

/// scrypt (RFC 7914) with N = 1024, r = 1, p = 1 and the header as password and salt, as in
/// Litecoin Core. Difficulty 1 is `0xffff · 2^224`, 65,536 times easier than for SHA-256d.
@Component
public final class Scrypt implements Algorithm {

  private static final Target DIFFICULTY_ONE = Target.ofCompact(0x1f00ffff);

  @Override
  public String id() {
    return "scrypt";
  }

  @Override
  public Target difficultyOne() {
    return DIFFICULTY_ONE;
  }

  @Override
  public double hashesPerDifficultyOne() {
    return 0x1p16;
  }

  /// A hash takes a good part of a millisecond.
  @Override
  public boolean isCheap() {
    return false;
  }

  @Override
  public Hash256 hash(byte[] header) {
    return Hash256.ofBytes(new ScryptCore().hash(header));
  }

  /// Keeps the 128 KiB that a hash needs.
  @Override
  public NonceScanner scanner(byte[] header) {
    ScryptCore core = new ScryptCore();
    byte[] tried = header.clone();
    return nonce -> {
      LittleEndian.putInt(tried, tried.length - Integer.BYTES, nonce);
      return Hash256.ofBytes(core.hash(tried));
    };
  }
}
