package org.chimerapool.stratum.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import org.chimerapool.stratum.codec.LineDecoder;
import org.chimerapool.stratum.session.SessionServices;
import org.chimerapool.stratum.session.StratumSession;

/// Puts the handlers of a new connection in order: limit, framing and parsing, session. Timeouts
/// need no handler; [org.chimerapool.stratum.session.Connections] looks at all connections.
final class Pipeline extends ChannelInitializer<Channel> {

  private final Admission admission;
  private final int maxLine;
  private final SessionServices services;

  Pipeline(Admission admission, int maxLine, SessionServices services) {
    this.admission = admission;
    this.maxLine = maxLine;
    this.services = services;
  }

  @Override
  protected void initChannel(Channel channel) {
    ChannelPipeline pipeline = channel.pipeline();
    pipeline.addLast(HandlerNames.ADMISSION, admission);
    pipeline.addLast(HandlerNames.LINES, new LineDecoder(maxLine));
    pipeline.addLast(HandlerNames.SESSION, new StratumSession(services));
  }
}
