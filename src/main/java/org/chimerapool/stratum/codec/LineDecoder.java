package org.chimerapool.stratum.codec;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/// Cuts the stream into lines of limited length and reads each as one [Incoming].
///
/// After a line that is too long, everything else is thrown away unread. A byte is looked at once,
/// however slowly a line arrives.
public final class LineDecoder extends ByteToMessageDecoder {

  private static final Incoming BLANK = new Incoming.Blank();

  private final int maxLine;
  private int searched;
  private long lines;
  private boolean oversized;

  /// @param maxLine bytes of a line without its end
  public LineDecoder(int maxLine) {
    this.maxLine = maxLine;
  }

  /// The number of the line that has begun and not ended, 1 for the first; 0 where none is
  /// unfinished. To be asked on the connection's thread.
  public long unfinishedLine() {
    return searched > 0 ? lines + 1 : 0;
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (oversized) {
      in.skipBytes(in.readableBytes());
      return;
    }
    int start = in.readerIndex();
    int end = in.indexOf(start + searched, in.writerIndex(), (byte) '\n');
    int length = end < 0 ? in.readableBytes() : end - start;
    if (length > maxLine) {
      oversized = true;
      in.skipBytes(in.readableBytes());
      out.add(new Incoming.Oversized(maxLine));
    } else if (end < 0) {
      searched = length;
    } else {
      searched = 0;
      lines++;
      byte[] line = new byte[length];
      in.readBytes(line).skipBytes(1);
      out.add(isBlank(line) ? BLANK : LineReader.read(line));
    }
  }

  /// What is left when the connection ends is no line.
  @Override
  protected void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    in.skipBytes(in.readableBytes());
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != '\r' && b != ' ' && b != '\t') {
        return false;
      }
    }
    return true;
  }
}
