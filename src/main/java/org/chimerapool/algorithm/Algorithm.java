package org.chimerapool.algorithm;

import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.Hashrate;
import org.chimerapool.kernel.Target;

/// A proof-of-work function over block headers. Stateless, may be used from any thread.
public interface Algorithm {

  /// The name in configuration and tables, for example `sha256d`.
  String id();

  /// The target that difficulty 1 stands for.
  Target difficultyOne();

  /// How many hashes a share of difficulty 1 takes on average.
  double hashesPerDifficultyOne();

  /// Whether one hash costs so little (a few microseconds) that an event loop may compute it.
  boolean isCheap();

  /// The proof-of-work hash of a complete header. The header is not changed.
  Hash256 hash(byte[] header);

  /// Prepares the search for a nonce: `header` with the nonce as its last four bytes,
  /// little-endian.
  NonceScanner scanner(byte[] header);

  /// The work done per second when shares of `work` difficulty in all arrived within `seconds`.
  default Hashrate hashrate(double work, double seconds) {
    return new Hashrate(seconds <= 0 ? 0 : work * hashesPerDifficultyOne() / seconds);
  }

  default Target target(Difficulty difficulty) {
    return Target.ofDifficulty(difficulty, difficultyOne());
  }

  default Difficulty difficultyOf(Hash256 hash) {
    return Difficulty.of(hash, difficultyOne());
  }
}
