package org.chimerapool.chain.simulator;

import java.io.ByteArrayOutputStream;
import org.chimerapool.kernel.LittleEndian;

/// Writes Bitcoin's serialisation.
final class WireWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  WireWriter writeByte(int value) {
    out.write(value);
    return this;
  }

  WireWriter writeInt(int value) {
    byte[] bytes = new byte[Integer.BYTES];
    LittleEndian.putInt(bytes, 0, value);
    return writeBytes(bytes);
  }

  WireWriter writeLong(long value) {
    byte[] bytes = new byte[Long.BYTES];
    LittleEndian.putLong(bytes, 0, value);
    return writeBytes(bytes);
  }

  WireWriter writeBytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  WireWriter writeCount(int value) {
    if (value < 0xfd) {
      return writeByte(value);
    }
    if (value <= 0xffff) {
      return writeByte(0xfd).writeByte(value).writeByte(value >>> 8);
    }
    return writeByte(0xfe).writeInt(value);
  }

  WireWriter writeCounted(byte[] bytes) {
    return writeCount(bytes.length).writeBytes(bytes);
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}
