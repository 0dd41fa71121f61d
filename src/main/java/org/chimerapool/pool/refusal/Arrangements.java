package org.chimerapool.pool.refusal;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.LittleEndian;
import org.chimerapool.pool.Evidence;
import org.chimerapool.pool.LikelyCause.Arranged;
import org.chimerapool.pool.LikelyCause.Mistake;

/// Puts a header together in the ways in which miners get it wrong, and looks whether one of them
/// meets the target: a dozen hashes at most. Pure.
final class Arrangements {

  private static final int WORD = 4;
  private static final int VERSION_AT = 0;
  private static final int PREVIOUS_AT = 4;
  private static final int ROOT_AT = 36;
  private static final int TIME_AT = 68;
  private static final int NONCE_AT = 76;
  private static final int HASH = 32;

  private Arrangements() {}

  private record Candidate(Mistake mistake, byte[] header) {}

  static Optional<Arranged> find(Evidence evidence, Craft craft) {
    for (Candidate candidate : candidates(evidence, craft)) {
      Hash256 hash = craft.algorithm().hash(candidate.header());
      if (evidence.target().isMetBy(hash)) {
        Difficulty achieved = craft.algorithm().difficultyOf(hash);
        return Optional.of(new Arranged(candidate.mistake(), achieved));
      }
    }
    return Optional.empty();
  }

  private static List<Candidate> candidates(Evidence evidence, Craft craft) {
    byte[] header = evidence.header();
    byte[] one = HexFormat.of().parseHex(evidence.extranonce1());
    byte[] two = HexFormat.of().parseHex(evidence.extranonce2());
    List<Candidate> all = new ArrayList<>();
    all.add(new Candidate(Mistake.NONCE_REVERSED, reversed(header, NONCE_AT, WORD)));
    all.add(new Candidate(Mistake.TIME_REVERSED, reversed(header, TIME_AT, WORD)));
    all.add(new Candidate(Mistake.VERSION_REVERSED, reversed(header, VERSION_AT, WORD)));
    all.add(new Candidate(Mistake.PREVIOUS_HASH_REVERSED, reversed(header, PREVIOUS_AT, HASH)));
    all.add(new Candidate(Mistake.PREVIOUS_HASH_REVERSED, words(header, PREVIOUS_AT, HASH)));
    all.add(new Candidate(Mistake.MERKLE_ROOT_REVERSED, reversed(header, ROOT_AT, HASH)));
    all.add(new Candidate(Mistake.MERKLE_ROOT_REVERSED, words(header, ROOT_AT, HASH)));
    all.add(new Candidate(Mistake.HEADER_WORDS_REVERSED, words(header, 0, header.length)));
    all.add(new Candidate(Mistake.EXTRANONCES_SWAPPED, craft.withExtranonces(header, two, one)));
    all.add(
        new Candidate(
            Mistake.EXTRANONCE2_REVERSED,
            craft.withExtranonces(header, one, reversed(two, 0, two.length))));
    if (evidence.versionBits() != 0) {
      byte[] plain = header.clone();
      LittleEndian.putInt(plain, VERSION_AT, craft.version());
      all.add(new Candidate(Mistake.VERSION_BITS_LEFT_OUT, plain));
    }
    return all;
  }

  private static byte[] reversed(byte[] bytes, int from, int length) {
    byte[] out = bytes.clone();
    for (int i = 0; i < length; i++) {
      out[from + i] = bytes[from + length - 1 - i];
    }
    return out;
  }

  /// The bytes of each 4-byte word the other way round.
  private static byte[] words(byte[] bytes, int from, int length) {
    byte[] out = bytes.clone();
    for (int i = 0; i < length; i++) {
      out[from + i] = bytes[from + (i / WORD) * WORD + WORD - 1 - i % WORD];
    }
    return out;
  }
}
