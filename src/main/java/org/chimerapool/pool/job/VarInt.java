package org.chimerapool.pool.job;

import java.io.ByteArrayOutputStream;

/// Bitcoin's variable-length integers ("CompactSize").
final class VarInt {

  private VarInt() {}

  static void write(ByteArrayOutputStream out, int value) {
    if (value < 0xfd) {
      out.write(value);
    } else if (value <= 0xffff) {
      out.write(0xfd);
      out.write(value);
      out.write(value >>> 8);
    } else {
      out.write(0xfe);
      out.write(value);
      out.write(value >>> 8);
      out.write(value >>> 16);
      out.write(value >>> 24);
    }
  }
}
