package org.chimerapool.stratum.session;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;

/// A connection whose bytes go nowhere.
final class NoSocket {

  private NoSocket() {}

  static ChannelHandlerContext open() {
    ChannelInboundHandlerAdapter session = new ChannelInboundHandlerAdapter();
    EmbeddedChannel channel = new EmbeddedChannel(new Sink(), session);
    return channel.pipeline().context(session);
  }

  private static final class Sink extends ChannelOutboundHandlerAdapter {

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
      ReferenceCountUtil.release(message);
      promise.setSuccess();
    }

    @Override
    public void flush(ChannelHandlerContext ctx) {
      // There is nothing to be flushed.
    }
  }
}
