package org.chimerapool.stratum.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
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

  Pipeline(Guard guard, Entrance entrance, int maxLine, SessionServices services) {
    this.guard = guard;
    this.entrance = entrance;
    this.maxLine = maxLine;
    this.services = services;
  }

  @Override
  protected void initChannel(Channel channel) {
    ChannelPipeline pipeline = channel.pipeline();
    if (entrance.isProxy(Peer.addressOf(channel))) {
      entrance.addProxy(pipeline, services.disconnector());
      pipeline.addLast(new Admission(guard, services.disconnector()));
    }
    entrance.addTls(pipeline, services.disconnector(), services.traffic());
    pipeline.addLast(HandlerNames.LINES, new LineDecoder(maxLine));
    pipeline.addLast(HandlerNames.SESSION, new StratumSession(services));
  }
}
