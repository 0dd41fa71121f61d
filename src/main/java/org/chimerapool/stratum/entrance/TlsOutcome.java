package org.chimerapool.stratum.entrance;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import org.chimerapool.stratum.CloseReason;
import org.chimerapool.stratum.session.Disconnector;

/// Ends a connection whose handshake fails, quietly; leaves once it has succeeded.
final class TlsOutcome extends ChannelInboundHandlerAdapter {

  private final Disconnector disconnector;

  TlsOutcome(Disconnector disconnector) {
    this.disconnector = disconnector;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof SslHandshakeCompletionEvent done) {
      if (done.isSuccess()) {
        ctx.pipeline().remove(this);
      } else {
        disconnector.close(ctx.channel(), CloseReason.TLS_FAILED);
      }
    }
    ctx.fireUserEventTriggered(event);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    disconnector.close(ctx.channel(), CloseReason.TLS_FAILED);
  }
}
