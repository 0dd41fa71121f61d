package org.chimerapool.stratum.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.chimerapool.stratum.guard.Guard;
import org.chimerapool.stratum.guard.Refused;
import org.chimerapool.stratum.guard.Visit;
import org.chimerapool.stratum.session.Disconnector;
import org.chimerapool.stratum.session.Peer;

/// As [Doorkeeper], for who comes by a trusted proxy: asks the guard once it is known where the
/// miner is.
final class Admission extends ChannelInboundHandlerAdapter {

  private final Guard guard;
  private final Disconnector disconnector;

  Admission(Guard guard, Disconnector disconnector) {
    this.guard = guard;
    this.disconnector = disconnector;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    switch (guard.arrive(Peer.addressOf(ctx.channel()))) {
      case Refused refused -> disconnector.close(ctx.channel(), refused.limit().closeReason());
      case Visit visit -> {
        visit.attach(ctx.channel());
        ctx.fireChannelActive();
      }
    }
  }
}
