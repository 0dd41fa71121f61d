package org.chimerapool.stratum.entrance;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyProxiedProtocol;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.chimerapool.stratum.CloseReason;
import org.chimerapool.stratum.session.Disconnector;
import org.chimerapool.stratum.session.Peer;
import org.jspecify.annotations.Nullable;

/// Takes a trusted proxy's word for where the miner is, and lets the rest of the pipeline hear of
/// the connection.
final class ProxyWord extends SimpleChannelInboundHandler<HAProxyMessage> {

  private final Duration timeout;
  private final Disconnector disconnector;
  private @Nullable ScheduledFuture<?> patience;

  ProxyWord(Duration timeout, Disconnector disconnector) {
    this.timeout = timeout;
    this.disconnector = disconnector;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    patience =
        ctx.executor()
            .schedule(
                () -> disconnector.close(ctx.channel(), CloseReason.NO_FIRST_MESSAGE),
                timeout.toMillis(),
                TimeUnit.MILLISECONDS);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    if (patience != null) {
      patience.cancel(false);
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, HAProxyMessage header) {
    InetSocketAddress miner = miner(header);
    if (miner != null) {
      Peer.note(ctx.channel(), miner);
    }
    ctx.fireChannelActive();
    ctx.pipeline().remove(this);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    disconnector.close(ctx.channel(), CloseReason.MALFORMED);
  }

  /// Null where the proxy speaks for itself, or does not know.
  private static @Nullable InetSocketAddress miner(HAProxyMessage header) {
    HAProxyProxiedProtocol protocol = header.proxiedProtocol();
    if (header.command() != HAProxyCommand.PROXY
        || (protocol != HAProxyProxiedProtocol.TCP4 && protocol != HAProxyProxiedProtocol.TCP6)) {
      return null;
    }
    InetAddress address = NetUtil.createInetAddressFromIpAddressString(header.sourceAddress());
    return address == null ? null : new InetSocketAddress(address, header.sourcePort());
  }
}
