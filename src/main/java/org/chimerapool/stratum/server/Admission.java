package org.chimerapool.stratum.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;
import java.util.function.BiConsumer;
import org.chimerapool.stratum.CloseReason;
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
  private final BiConsumer<InetAddress, CloseReason> refusals;

  /// @param refusals is told of each address that is not let in
  Admission(Guard guard, Disconnector disconnector, BiConsumer<InetAddress, CloseReason> refusals) {
    this.guard = guard;
    this.disconnector = disconnector;
    this.refusals = refusals;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    switch (guard.arrive(Peer.addressOf(ctx.channel()))) {
      case Refused refused -> {
        refusals.accept(Peer.addressOf(ctx.channel()), refused.limit().closeReason());
        disconnector.close(ctx.channel(), refused.limit().closeReason());
      }
      case Visit visit -> {
        visit.attach(ctx.channel());
        ctx.fireChannelActive();
      }
    }
  }
}
