package org.chimerapool.chain.simulator;

import java.util.Arrays;
import org.chimerapool.kernel.LittleEndian;

/// Reads Bitcoin's serialisation from front to back and never beyond its end.
final class WireReader {

  private final byte[] bytes;
  private int at;

  WireReader(byte[] bytes) {
    this.bytes = bytes;
  }

  int position() {
    return at;
  }

  int remaining() {
    return bytes.length - at;
  }

  int peek(int offset) throws MalformedBlockException {
    need(offset + 1);
    return bytes[at + offset] & 0xff;
  }

  byte[] take(int count) throws MalformedBlockException {
    need(count);
    at += count;
    return Arrays.copyOfRange(bytes, at - count, at);
  }

  void skip(int count) throws MalformedBlockException {
    need(count);
    at += count;
  }

  int readInt() throws MalformedBlockException {
    need(Integer.BYTES);
    at += Integer.BYTES;
    return LittleEndian.getInt(bytes, at - Integer.BYTES);
  }

  long readLong() throws MalformedBlockException {
    need(Long.BYTES);
    at += Long.BYTES;
    return LittleEndian.getLong(bytes, at - Long.BYTES);
  }

  /// A length that what follows must be able to hold, in its only allowed (shortest) form.
  ///
  /// @param unit the least number of bytes that one counted thing takes
  int readCount(int unit) throws MalformedBlockException {
    int first = peek(0);
    at++;
    long count =
        switch (first) {
          case 0xfd -> readShortest(2, 0xfd);
          case 0xfe -> readShortest(4, 0x10000);
          case 0xff -> readShortest(8, 0x100000000L);
          default -> first;
        };
    if (count < 0 || count > remaining() / unit) {
      throw new MalformedBlockException("a count is larger than what follows");
    }
    return (int) count;
  }

  byte[] takeCounted() throws MalformedBlockException {
    return take(readCount(1));
  }

  byte[] slice(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  private long readShortest(int width, long least) throws MalformedBlockException {
    byte[] padded = Arrays.copyOf(take(width), Long.BYTES);
    long value = LittleEndian.getLong(padded, 0);
    if (value >= 0 && value < least) {
      throw new MalformedBlockException("a count is not in its shortest form");
    }
    return value;
  }

  private void need(int count) throws MalformedBlockException {
    if (count > remaining()) {
      throw new MalformedBlockException("the bytes end too early");
    }
  }
}
