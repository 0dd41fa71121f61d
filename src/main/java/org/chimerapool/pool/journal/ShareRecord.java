package org.chimerapool.pool.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.ShareCredit;

/// A share as bytes; the layout is told in this package's documentation.
public final class ShareRecord {

  /// Length and checksum before the payload.
  static final int PREFIX_BYTES = 8;

  private static final int MAX_TEXT = 255;
  private static final int FIXED_BYTES = 1 + 4 + 8 + 8 + 8 + Hash256.BYTES + 8 + 4 + 1 + 3;
  private static final int MAX_PAYLOAD = FIXED_BYTES + 3 * MAX_TEXT;
  private static final byte KIND_SHARE = 1;

  private ShareRecord() {}

  /// The whole record, prefix included.
  public static byte[] encode(ShareCredit share) {
    byte[] address = share.worker().address().getBytes(StandardCharsets.US_ASCII);
    byte[] rig = share.worker().rig().getBytes(StandardCharsets.US_ASCII);
    byte[] agent = cut(share.agent().getBytes(StandardCharsets.UTF_8));
    int length = FIXED_BYTES + address.length + rig.length + agent.length;
    byte[] record = new byte[PREFIX_BYTES + length];
    ByteBuffer to = ByteBuffer.wrap(record);
    to.putInt(length).putInt(0);
    to.put(KIND_SHARE).putInt(share.pool().value()).putLong(share.height());
    to.putDouble(share.credited().value()).putDouble(share.achieved().value());
    to.put(share.hash().toBytes());
    Instant time = share.at();
    to.putLong(time.getEpochSecond()).putInt(time.getNano());
    to.put((byte) (share.simulated() ? 1 : 0));
    putText(to, address);
    putText(to, rig);
    putText(to, agent);
    to.putInt(4, checksum(length, record, PREFIX_BYTES));
    return record;
  }

  /// Whether a payload can have this length at all.
  static boolean isPlausible(int length) {
    return length >= FIXED_BYTES && length <= MAX_PAYLOAD;
  }

  /// Whether a whole, undamaged record begins at `at`.
  public static boolean isValid(byte[] bytes, int at, int end) {
    if (end - at < PREFIX_BYTES) {
      return false;
    }
    ByteBuffer prefix = ByteBuffer.wrap(bytes, at, PREFIX_BYTES);
    int length = prefix.getInt();
    return isPlausible(length)
        && end - at - PREFIX_BYTES >= length
        && prefix.getInt() == checksum(length, bytes, at + PREFIX_BYTES)
        && bytes[at + PREFIX_BYTES] == KIND_SHARE;
  }

  static int lengthAt(byte[] bytes, int at) {
    return ByteBuffer.wrap(bytes, at, 4).getInt();
  }

  /// Reads a record that [#isValid(byte[], int, int)] has approved.
  public static ShareCredit decode(byte[] bytes, int at) {
    ByteBuffer from = ByteBuffer.wrap(bytes, at + PREFIX_BYTES + 1, lengthAt(bytes, at) - 1);
    PoolId pool = new PoolId(from.getInt());
    long height = from.getLong();
    Difficulty credited = Difficulty.of(from.getDouble());
    Difficulty achieved = Difficulty.of(from.getDouble());
    byte[] hash = new byte[Hash256.BYTES];
    from.get(hash);
    Instant time = Instant.ofEpochSecond(from.getLong(), from.getInt());
    boolean simulated = from.get() == 1;
    String address = text(from);
    String rig = text(from);
    String agent = text(from);
    return new ShareCredit(
        pool,
        new WorkerName(address, rig),
        agent,
        simulated,
        height,
        credited,
        achieved,
        Hash256.ofBytes(hash),
        time);
  }

  private static int checksum(int length, byte[] bytes, int payloadAt) {
    CRC32C crc = new CRC32C();
    crc.update(length >>> 24);
    crc.update(length >>> 16);
    crc.update(length >>> 8);
    crc.update(length);
    crc.update(bytes, payloadAt, length);
    return (int) crc.getValue();
  }

  /// Cuts between two characters, never within one.
  private static byte[] cut(byte[] utf8) {
    if (utf8.length <= MAX_TEXT) {
      return utf8;
    }
    int end = MAX_TEXT;
    while (end > 0 && (utf8[end] & 0xC0) == 0x80) {
      end--;
    }
    return Arrays.copyOf(utf8, end);
  }

  private static void putText(ByteBuffer to, byte[] text) {
    to.put((byte) text.length).put(text);
  }

  private static String text(ByteBuffer from) {
    byte[] text = new byte[from.get() & 0xFF];
    from.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }
}
