package org.chimerapool.stratum.entrance;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/// What the first bytes of a connection say it is.
enum Opening {
  /// Too few bytes to tell.
  UNDECIDED,
  /// A TLS record with a handshake.
  TLS,
  /// The header of the PROXY protocol, version 1 or 2.
  PROXY,
  /// Anything else: lines, or garbage.
  PLAIN;

  private static final byte TLS_HANDSHAKE = 0x16;
  private static final byte[] VERSION_1 = "PROXY ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] VERSION_2 = {
    0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A
  };

  static Opening of(ByteBuf in) {
    if (!in.isReadable()) {
      return UNDECIDED;
    }
    if (in.getByte(in.readerIndex()) == TLS_HANDSHAKE) {
      return TLS;
    }
    int first = same(in, VERSION_1);
    int second = same(in, VERSION_2);
    if (first == VERSION_1.length || second == VERSION_2.length) {
      return PROXY;
    }
    int all = in.readableBytes();
    return first == all || second == all ? UNDECIDED : PLAIN;
  }

  /// How many bytes from the start are the same.
  private static int same(ByteBuf in, byte[] wanted) {
    int length = Math.min(wanted.length, in.readableBytes());
    int same = 0;
    while (same < length && in.getByte(in.readerIndex() + same) == wanted[same]) {
      same++;
    }
    return same;
  }
}
