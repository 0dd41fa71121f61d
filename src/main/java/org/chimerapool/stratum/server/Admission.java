package org.chimerapool.stratum.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.chimerapool.stratum.guard.Guard;
import org.chimerapool.stratum.guard.Refused;
import org.chimerapool.stratum.guard.Visit;
import org.chimerapool.stratum.session.Disconnector;
import org.chimerapool.stratum.session.Peer;

/// Lets in whom the guard lets in. Whoever it does not is closed before a byte is read.
@Sharable
final class Admission extends ChannelInboundHandlerAdapter {

  private final Guard guard;
  private final Disconnector disconnector;

  Admission(Guard guard, Disconnector disconnector) {
    this.guard = guard;
    this.disconnector = disconnector;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    Channel channel = ctx.channel();
    switch (guard.arrive(Peer.addressOf(channel))) {
      case Refused refused -> disconnector.close(channel, CloseReasons.of(refused.limit()));
      case Visit visit -> {
        var _ = channel.closeFuture().addListener(_ -> visit.leave());
        ctx.fireChannelActive();
      }
    }
  }
}
