package org.chimerapool.stratum.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;
import java.util.function.BiConsumer;
import org.chimerapool.stratum.CloseReason;
import org.chimerapool.stratum.entrance.Entrance;
import org.chimerapool.stratum.guard.Guard;
import org.chimerapool.stratum.guard.Refused;
import org.chimerapool.stratum.guard.Visit;
import org.chimerapool.stratum.session.Disconnector;
import org.chimerapool.stratum.session.Peer;

/// Stands at the listening socket: whom the guard does not let in is closed before the connection
/// has a pipeline, a place on an event loop or a buffer.
@Sharable
final class Doorkeeper extends ChannelInboundHandlerAdapter {

  private final Guard guard;
  private final Entrance entrance;
  private final Disconnector disconnector;
  private final BiConsumer<InetAddress, CloseReason> refusals;

  /// @param refusals is told of each address that is not let in
  Doorkeeper(
      Guard guard,
      Entrance entrance,
      Disconnector disconnector,
      BiConsumer<InetAddress, CloseReason> refusals) {
    this.guard = guard;
    this.entrance = entrance;
    this.disconnector = disconnector;
    this.refusals = refusals;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof Channel accepted && !entrance.isProxy(Peer.addressOf(accepted))) {
      switch (guard.arrive(Peer.addressOf(accepted))) {
        case Refused refused -> {
          refusals.accept(Peer.addressOf(accepted), refused.limit().closeReason());
          disconnector.turnAway(accepted, refused.limit().closeReason());
        }
        case Visit visit -> {
          visit.attach(accepted);
          ctx.fireChannelRead(accepted);
        }
      }
    } else {
      ctx.fireChannelRead(message);
    }
  }
}
