package org.chimerapool.simulation.client;

import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.algorithm.NonceScanner;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Target;

/// One header of a job while its nonces are tried. Belongs to one thread.
public final class Work {

  private static final HexFormat HEX = HexFormat.of();

  private final StratumJob job;
  private final double difficulty;
  private final byte[] extranonce2;
  private final int versionBits;
  private final boolean rolling;
  private final Target target;
  private final NonceScanner scanner;
  private int nonce;

  /// @param versionBits bits to roll, all within the mask
  /// @param mask the bits of the version that may be rolled
  Work(
      Algorithm algorithm,
      StratumJob job,
      double difficulty,
      byte[] extranonce1,
      byte[] extranonce2,
      int versionBits,
      int mask) {
    this.job = job;
    this.difficulty = difficulty;
    this.extranonce2 = extranonce2;
    this.versionBits = versionBits;
    this.rolling = mask != 0;
    this.target = algorithm.target(Difficulty.of(difficulty));
    int version = (job.version() & ~mask) | versionBits;
    this.scanner = algorithm.scanner(job.header(extranonce1, extranonce2, version));
  }

  public double difficulty() {
    return difficulty;
  }

  public StratumJob job() {
    return job;
  }

  /// Whether the miner may roll the version, and so names its bits.
  boolean isRolling() {
    return rolling;
  }

  /// Tries the next nonce.
  ///
  /// @return the nonce when it makes a share
  OptionalInt tryNext() {
    return tryNonce(nonce++);
  }

  OptionalInt tryNonce(int tried) {
    return target.isMetBy(scanner.hash(tried)) ? OptionalInt.of(tried) : OptionalInt.empty();
  }

  /// The parameters of `mining.submit`; the sixth only when the version may be rolled.
  List<String> submission(String user, int found, boolean rolling) {
    String nonceHex = HEX.toHexDigits(found);
    String timeHex = HEX.toHexDigits(job.time());
    String extranonceHex = HEX.formatHex(extranonce2);
    return rolling
        ? List.of(user, job.id(), extranonceHex, timeHex, nonceHex, HEX.toHexDigits(versionBits))
        : List.of(user, job.id(), extranonceHex, timeHex, nonceHex);
  }
}
