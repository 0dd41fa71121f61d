package org.chimerapool.stratum.entrance;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import org.chimerapool.stratum.CloseReason;
import org.chimerapool.stratum.session.Disconnector;

/// Ends a connection whose handshake fails, or that breaks the rules of TLS later, quietly: both
/// are the other side's doing.
final class TlsOutcome extends ChannelInboundHandlerAdapter {

  private final Disconnector disconnector;
  private boolean agreed;

  TlsOutcome(Disconnector disconnector) {
    this.disconnector = disconnector;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof SslHandshakeCompletionEvent done) {
      agreed = done.isSuccess();
      if (!agreed) {
        disconnector.close(ctx.channel(), CloseReason.TLS_FAILED);
      }
    }
    ctx.fireUserEventTriggered(event);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (agreed && cause instanceof IOException) {
      ctx.fireExceptionCaught(cause);
    } else {
      disconnector.close(ctx.channel(), CloseReason.TLS_FAILED);
    }
  }
}
