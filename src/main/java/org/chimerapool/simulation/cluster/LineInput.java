package org.chimerapool.simulation.cluster;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.Arrays;

/// Cuts what one connection receives into lines. Belongs to one thread.
final class LineInput {

  private static final int MAX_LINE = 1 << 20;
  private static final byte[] NOTHING = new byte[0];

  private byte[] rest = NOTHING;

  /// Takes a line.
  @FunctionalInterface
  interface Sink {

    /// @param bytes hold the line from `from` to before `to`, until this returns
    void line(byte[] bytes, int from, int to) throws IOException;
  }

  /// @param scratch to work in; whoever calls shares it among all connections of a thread
  /// @throws IOException when the pool sends no line end, or when the sink will have no more
  void read(ByteBuf in, byte[] scratch, Sink sink) throws IOException {
    int length = rest.length + in.readableBytes();
    byte[] bytes = length <= scratch.length ? scratch : new byte[length];
    System.arraycopy(rest, 0, bytes, 0, rest.length);
    in.readBytes(bytes, rest.length, in.readableBytes());
    int from = 0;
    for (int i = rest.length; i < length; i++) {
      if (bytes[i] == '\n') {
        sink.line(bytes, from, i);
        from = i + 1;
      }
    }
    if (length - from > MAX_LINE) {
      throw new IOException("the pool sent a line without end");
    }
    rest = from == length ? NOTHING : Arrays.copyOfRange(bytes, from, length);
  }
}
