package org.chimerapool.pool.persistence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.pool.ShareCredit;

/// Rows of `pool.share` in PostgreSQL's binary COPY format (PostgreSQL documentation, COPY,
/// "Binary Format").
final class CopyRows {

  static final String STATEMENT =
      """
      COPY pool.share (ts, pool_id, worker_id, height, difficulty, share_difficulty, hash)
      FROM STDIN WITH (FORMAT binary)""";

  private static final byte[] SIGNATURE =
      "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
  private static final short COLUMNS = 7;
  private static final int ROW_BYTES = 2 + COLUMNS * 4 + 8 + 4 + 4 + 8 + 8 + 8 + Hash256.BYTES;

  private final ByteBuffer bytes;

  CopyRows(int rows) {
    bytes = ByteBuffer.allocate(SIGNATURE.length + 8 + rows * ROW_BYTES + 2);
    bytes.put(SIGNATURE).putInt(0).putInt(0);
  }

  void add(int workerId, ShareCredit share) {
    bytes.putShort(COLUMNS);
    bytes.putInt(8).putLong(micros(share.at()));
    bytes.putInt(4).putInt(share.pool().value());
    bytes.putInt(4).putInt(workerId);
    bytes.putInt(8).putLong(share.height());
    bytes.putInt(8).putDouble(share.credited().value());
    bytes.putInt(8).putDouble(share.achieved().value());
    bytes.putInt(Hash256.BYTES).put(share.hash().toBytes());
  }

  /// Everything added, with the trailer.
  byte[] finish() {
    bytes.putShort((short) -1);
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private static long micros(Instant at) {
    return Math.floorDiv(Duration.between(EPOCH, at).toNanos(), 1000L);
  }
}
