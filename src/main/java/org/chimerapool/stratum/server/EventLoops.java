package org.chimerapool.stratum.server;

import io.netty.channel.EventLoopGroup;
import java.util.concurrent.TimeUnit;
import org.chimerapool.kernel.socket.Transport;

/// The threads that the ports of all pools share.
final class EventLoops implements AutoCloseable {

  private static final int QUIET_MILLIS = 50;
  private static final int STOP_SECONDS = 5;

  private final EventLoopGroup accepting = Transport.BEST.loops("stratum-accept", 1);
  private final EventLoopGroup talking =
      Transport.BEST.loops("stratum", Runtime.getRuntime().availableProcessors());

  EventLoopGroup accepting() {
    return accepting;
  }

  EventLoopGroup talking() {
    return talking;
  }

  /// Returns when everything that was begun is done, or after a few seconds.
  @Override
  public void close() {
    var _ = accepting.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS);
    talking
        .shutdownGracefully(QUIET_MILLIS, STOP_SECONDS * 1000L, TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
  }
}
