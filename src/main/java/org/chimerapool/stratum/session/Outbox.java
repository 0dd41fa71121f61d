package org.chimerapool.stratum.session;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import org.jspecify.annotations.Nullable;

/// Gathers a connection's short answers in one buffer until something else is written or the
/// connection is flushed, so that a batch of answers costs one write. The order stays.
final class Outbox extends ChannelOutboundHandlerAdapter {

  private static final int FIRST_SIZE = 1024;

  /// Above it the buffer is passed on, so that a slow reader is noticed.
  private static final int ENOUGH = 16 * 1024;

  private final ChannelHandlerContext session;
  private @Nullable ByteBuf gathered;

  /// @param session whose writes come through here
  private Outbox(ChannelHandlerContext session) {
    this.session = session;
  }

  /// Puts an outbox between a session and its socket.
  static Outbox before(ChannelHandlerContext session) {
    Outbox outbox = new Outbox(session);
    session.pipeline().addBefore(session.name(), "outbox", outbox);
    return outbox;
  }

  /// Where the next line goes. To be written to at once, whole lines only.
  ByteBuf lines() {
    ByteBuf buffer = gathered;
    if (buffer != null && buffer.readableBytes() >= ENOUGH) {
      gathered = null;
      var _ = session.write(buffer);
      buffer = null;
    }
    if (buffer == null) {
      buffer = session.alloc().buffer(FIRST_SIZE);
      gathered = buffer;
    }
    return buffer;
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    pass(ctx);
    var _ = ctx.write(message, promise);
  }

  @Override
  public void flush(ChannelHandlerContext ctx) {
    pass(ctx);
    ctx.flush();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    if (gathered != null) {
      gathered.release();
      gathered = null;
    }
  }

  private void pass(ChannelHandlerContext ctx) {
    ByteBuf buffer = gathered;
    if (buffer != null) {
      gathered = null;
      var _ = ctx.write(buffer);
    }
  }
}
