package org.chimerapool.stratum.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import java.net.InetAddress;
import java.util.function.BiConsumer;
import org.chimerapool.stratum.CloseReason;
import org.chimerapool.stratum.codec.LineDecoder;
import org.chimerapool.stratum.entrance.Entrance;
import org.chimerapool.stratum.guard.Guard;
import org.chimerapool.stratum.session.Peer;
import org.chimerapool.stratum.session.SessionServices;
import org.chimerapool.stratum.session.StratumSession;

/// Puts the handlers of a new connection in order: a proxy's word and who is let in by it, TLS,
/// framing and parsing, session. Timeouts need no handler;
/// [org.chimerapool.stratum.session.Connections] looks at all connections.
final class Pipeline extends ChannelInitializer<Channel> {

  private final Guard guard;
  private final Entrance entrance;
  private final int maxLine;
  private final SessionServices services;
  private final BiConsumer<InetAddress, CloseReason> refusals;

  /// @param refusals is told of each address that is not let in
  Pipeline(
      Guard guard,
      Entrance entrance,
      int maxLine,
      SessionServices services,
      BiConsumer<InetAddress, CloseReason> refusals) {
    this.guard = guard;
    this.entrance = entrance;
    this.maxLine = maxLine;
    this.services = services;
    this.refusals = refusals;
  }

  @Override
  protected void initChannel(Channel channel) {
    ChannelPipeline pipeline = channel.pipeline();
    if (entrance.isProxy(Peer.addressOf(channel))) {
      entrance.addProxy(pipeline, services.disconnector());
      pipeline.addLast(new Admission(guard, services.disconnector(), refusals));
    }
    entrance.addTls(pipeline, services.disconnector(), services.traffic());
    pipeline.addLast(HandlerNames.LINES, new LineDecoder(maxLine));
    pipeline.addLast(HandlerNames.SESSION, new StratumSession(services));
  }
}
