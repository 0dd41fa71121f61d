package org.chimerapool.stratum.entrance;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslHandler;
import java.util.List;
import org.chimerapool.stratum.CloseReason;
import org.chimerapool.stratum.session.Disconnector;
import org.chimerapool.stratum.session.Traffic;

/// Looks at the first bytes and lets TLS be spoken where they ask for it. A header of the
/// PROXY protocol has no business here: whoever was trusted with one has sent it before.
final class FirstBytes extends ByteToMessageDecoder {

  private static final String REFUSED =
      "{\"id\":null,\"result\":null,\"error\":[20,\"malformed request: a PROXY header is taken from"
          + " trusted addresses only\",null]}\n";

  private final Entrance entrance;
  private final Disconnector disconnector;
  private final Traffic traffic;

  FirstBytes(Entrance entrance, Disconnector disconnector, Traffic traffic) {
    this.entrance = entrance;
    this.disconnector = disconnector;
    this.traffic = traffic;
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (disconnector.isClosing(ctx.channel())) {
      in.skipBytes(in.readableBytes());
      return;
    }
    switch (Opening.of(in)) {
      case UNDECIDED -> {}
      case PLAIN -> ctx.pipeline().remove(this);
      case TLS -> {
        SslHandler tls = entrance.tls(ctx.alloc());
        if (tls != null) {
          ctx.pipeline().addAfter(ctx.name(), null, new TlsOutcome(disconnector));
          ctx.pipeline().addAfter(ctx.name(), null, tls);
        }
        ctx.pipeline().remove(this);
      }
      case PROXY -> {
        in.skipBytes(in.readableBytes());
        traffic.malformed();
        var _ = ctx.write(ByteBufUtil.writeAscii(ctx.alloc(), REFUSED));
        disconnector.closeAfterLastWords(ctx.channel(), CloseReason.MALFORMED);
      }
    }
  }
}
