package org.chimerapool.pool;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.kernel.DoubleSha256;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.LittleEndian;
import org.chimerapool.kernel.Target;

/// A block template made ready for miners: everything of the block but the extranonces, the time,
/// the nonce and the rolled version bits. Immutable; the arrays must not be changed.
///
/// @param id unique within a pool while the job lives, hex digits
/// @param coinbase1 the coinbase up to the extranonces, without witness; `coinbase2` is what
/// follows them
/// @param payoutScript the output script in `coinbase2` that the pool's part of the reward goes to
/// @param branches merkle branches from the coinbase up, in computation order
/// @param sequenceAt where in `coinbase2` the four bytes of the input's sequence number stand,
/// which no rule of the chain cares about
/// @param clean whether miners must drop what they work on
public record Job(
    String id,
    BlockTemplate template,
    byte[] coinbase1,
    byte[] coinbase2,
    int sequenceAt,
    byte[] payoutScript,
    List<Hash256> branches,
    int extranonce2Size,
    Target networkTarget,
    boolean clean,
    Instant createdAt) {

  public static final int HEADER_BYTES = 80;

  /// How many variants a job can have.
  public static final int MAX_VARIANTS = 255;

  public Job {
    branches = List.copyOf(branches);
  }

  public Hash256 previousHash() {
    return template.previousHash();
  }

  public int version() {
    return template.version();
  }

  /// The network target in compact form.
  public int bits() {
    return template.bits();
  }

  /// The header time that miners start from.
  public Instant time() {
    return template.time();
  }

  /// The same work under another id and with another coinbase, so that nothing hashed for this job
  /// counts for the variant or the other way round. Miners must drop this job for it.
  ///
  /// The input's sequence number makes the difference: consensus gives it no meaning in a coinbase
  /// without lock time.
  ///
  /// @param number 1 to [#MAX_VARIANTS]
  public Job variant(int number) {
    if (number < 1 || number > MAX_VARIANTS) {
      throw new IllegalArgumentException("a variant is 1 to 255, not " + number);
    }
    byte[] varied = coinbase2.clone();
    varied[sequenceAt] = (byte) (varied[sequenceAt] ^ number);
    return new Job(
        id + HexFormat.of().toHexDigits((byte) number),
        template,
        coinbase1,
        varied,
        sequenceAt,
        payoutScript,
        branches,
        extranonce2Size,
        networkTarget,
        true,
        createdAt);
  }

  /// Bytes of the coinbase transaction without witness, with an extranonce1 of that size.
  public int coinbaseSize(int extranonce1Size) {
    return coinbase1.length + extranonce1Size + extranonce2Size + coinbase2.length;
  }

  /// The coinbase transaction without witness, as miners assemble it.
  public byte[] coinbase(byte[] extranonce1, byte[] extranonce2) {
    byte[] coinbase =
        new byte[coinbase1.length + extranonce1.length + extranonce2.length + coinbase2.length];
    int at = append(coinbase, 0, coinbase1);
    at = append(coinbase, at, extranonce1);
    at = append(coinbase, at, extranonce2);
    append(coinbase, at, coinbase2);
    return coinbase;
  }

  /// The merkle root over the given coinbase, 32 bytes in computation order.
  public byte[] merkleRoot(byte[] coinbase) {
    byte[] root = DoubleSha256.digest(coinbase);
    byte[] pair = Arrays.copyOf(root, 2 * Hash256.BYTES);
    for (Hash256 branch : branches) {
      branch.copyTo(pair, Hash256.BYTES);
      DoubleSha256.digest(pair, pair.length, pair);
    }
    return Arrays.copyOf(pair, Hash256.BYTES);
  }

  /// The 80-byte header as it is hashed.
  public byte[] header(byte[] merkleRoot, int version, int time, int nonce) {
    byte[] header = new byte[HEADER_BYTES];
    LittleEndian.putInt(header, 0, version);
    template.previousHash().copyTo(header, 4);
    append(header, 36, merkleRoot);
    LittleEndian.putInt(header, 68, time);
    LittleEndian.putInt(header, 72, template.bits());
    LittleEndian.putInt(header, 76, nonce);
    return header;
  }

  private static int append(byte[] to, int at, byte[] part) {
    System.arraycopy(part, 0, to, at, part.length);
    return at + part.length;
  }
}
