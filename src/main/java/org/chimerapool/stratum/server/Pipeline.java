package org.chimerapool.stratum.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import org.chimerapool.stratum.codec.LineDecoder;
import org.chimerapool.stratum.session.SessionServices;
import org.chimerapool.stratum.session.StratumSession;

/// Puts the handlers of a new connection in order: framing and parsing, session. Timeouts
/// need no handler; [org.chimerapool.stratum.session.Connections] looks at all connections.
final class Pipeline extends ChannelInitializer<Channel> {

  private final int maxLine;
  private final SessionServices services;

  Pipeline(int maxLine, SessionServices services) {
    this.maxLine = maxLine;
    this.services = services;
  }

  @Override
  protected void initChannel(Channel channel) {
    ChannelPipeline pipeline = channel.pipeline();
    pipeline.addLast(HandlerNames.LINES, new LineDecoder(maxLine));
    pipeline.addLast(HandlerNames.SESSION, new StratumSession(services));
  }
}
