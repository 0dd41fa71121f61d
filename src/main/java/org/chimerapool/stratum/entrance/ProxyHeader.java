package org.chimerapool.stratum.entrance;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chimerapool.stratum.CloseReason;
import org.chimerapool.stratum.session.Disconnector;
import org.jspecify.annotations.Nullable;

/// Waits for the header of a trusted proxy. The rest of the pipeline hears of the connection when
/// it is known where the miner is.
final class ProxyHeader extends ByteToMessageDecoder {

  /// Bytes of additions that a version 2 header may carry.
  private static final int MAX_ADDITIONS = 1024;

  private final Duration timeout;
  private final Disconnector disconnector;
  private @Nullable ScheduledFuture<?> patience;

  ProxyHeader(Duration timeout, Disconnector disconnector) {
    this.timeout = timeout;
    this.disconnector = disconnector;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    patience =
        ctx.executor().schedule(() -> giveUp(ctx), timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    switch (Opening.of(in)) {
      case UNDECIDED -> {}
      case PROXY -> {
        ctx.pipeline()
            .addAfter(ctx.name(), null, new ProxyWord(timeout, disconnector))
            .addAfter(ctx.name(), null, new HAProxyMessageDecoder(MAX_ADDITIONS, true))
            .remove(this);
      }
      case TLS, PLAIN -> letIn(ctx);
    }
  }

  @Override
  protected void handlerRemoved0(ChannelHandlerContext ctx) {
    if (patience != null) {
      patience.cancel(false);
    }
  }

  /// Nothing but the beginning of a header came in time; or nothing at all, and the miner itself
  /// stands there.
  private void giveUp(ChannelHandlerContext ctx) {
    if (actualReadableBytes() > 0) {
      disconnector.close(ctx.channel(), CloseReason.NO_FIRST_MESSAGE);
    } else {
      letIn(ctx);
    }
  }

  private void letIn(ChannelHandlerContext ctx) {
    ctx.fireChannelActive();
    ctx.pipeline().remove(this);
  }
}
