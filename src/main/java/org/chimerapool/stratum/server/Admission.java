package org.chimerapool.stratum.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.chimerapool.stratum.CloseReason;
import org.chimerapool.stratum.session.Disconnector;
import org.jspecify.annotations.Nullable;

/// Lets in as many connections as the pool takes, in all and from one address. Whoever is one too
/// many is closed before a byte is read.
@Sharable
final class Admission extends ChannelInboundHandlerAdapter {

  private final int max;
  private final int maxPerAddress;
  private final Disconnector disconnector;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();

  Admission(int max, int maxPerAddress, Disconnector disconnector) {
    this.max = max;
    this.maxPerAddress = maxPerAddress;
    this.disconnector = disconnector;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    Channel channel = ctx.channel();
    InetAddress address = address(channel);
    int inAll = open.incrementAndGet();
    int fromAddress = address == null ? 1 : byAddress.merge(address, 1, Integer::sum);
    var _ = channel.closeFuture().addListener(_ -> leave(address));
    if (inAll > max) {
      disconnector.close(channel, CloseReason.TOO_MANY_CONNECTIONS);
    } else if (fromAddress > maxPerAddress) {
      disconnector.close(channel, CloseReason.TOO_MANY_FROM_ADDRESS);
    } else {
      ctx.fireChannelActive();
    }
  }

  private void leave(@Nullable InetAddress address) {
    open.decrementAndGet();
    if (address != null) {
      byAddress.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
    }
  }

  private static @Nullable InetAddress address(Channel channel) {
    return channel.remoteAddress() instanceof InetSocketAddress inet ? inet.getAddress() : null;
  }
}
