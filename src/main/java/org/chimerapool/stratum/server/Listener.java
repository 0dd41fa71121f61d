package org.chimerapool.stratum.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.chimerapool.kernel.Registration;
import org.chimerapool.kernel.StartupFailure;
import org.chimerapool.pool.Pool;
import org.chimerapool.stratum.guard.Guard;
import org.chimerapool.stratum.session.Connections;
import org.chimerapool.stratum.session.Disconnector;
import org.chimerapool.stratum.session.JobBoard;
import org.chimerapool.stratum.session.SessionLimits;
import org.chimerapool.stratum.session.SessionRegistry;
import org.chimerapool.stratum.session.SessionServices;
import org.chimerapool.stratum.session.Traffic;

/// One pool's open port, from bind to close.
final class Listener implements AutoCloseable {

  private static final int BACKLOG = 1024;
  private static final int QUIET_MILLIS = 50;
  private static final int STOP_SECONDS = 5;

  private final EventLoopGroup accepting = group("stratum-accept", 1);
  private final EventLoopGroup talking =
      group("stratum", Runtime.getRuntime().availableProcessors());
  private final Connections connections = new Connections();
  private final Registration jobs;
  private final Channel socket;

  /// @throws StartupFailure when the port cannot be had
  Listener(
      Pool pool,
      StratumSettings settings,
      Guard guard,
      SessionRegistry registry,
      Disconnector disconnector,
      Traffic traffic,
      Clock clock) {
    JobBoard board = new JobBoard(pool, connections);
    SessionLimits limits =
        new SessionLimits(
            settings.firstMessageTimeout(),
            settings.idleTimeout(),
            settings.malformedLines(),
            HexFormat.fromHexDigits(settings.versionMask()));
    SessionServices services =
        new SessionServices(
            pool, board, connections, registry, disconnector, traffic, limits, clock);
    Admission admission = new Admission(guard, disconnector);
    int sendQueue = Math.toIntExact(settings.sendQueue().toBytes());
    int maxLine = Math.toIntExact(settings.maxLine().toBytes());
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(accepting, talking)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childOption(
                ChannelOption.WRITE_BUFFER_WATER_MARK,
                new WriteBufferWaterMark(sendQueue / 2, sendQueue))
            .childHandler(new Pipeline(admission, maxLine, services));
    jobs = board.follow();
    socket = bind(bootstrap, settings);
  }

  int port() {
    return ((InetSocketAddress) socket.localAddress()).getPort();
  }

  int connections() {
    return connections.count();
  }

  @Override
  public void close() {
    jobs.close();
    socket.close().awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
    connections.closeAll();
    stopLoops();
  }

  private Channel bind(ServerBootstrap bootstrap, StratumSettings settings) {
    ChannelFuture bound = bootstrap.bind(settings.bind(), settings.port()).awaitUninterruptibly();
    if (bound.isSuccess()) {
      return bound.channel();
    }
    jobs.close();
    stopLoops();
    throw new StartupFailure(
        "Stratum cannot listen on %s port %d: %s"
            .formatted(settings.bind(), settings.port(), bound.cause().getMessage()),
        "Stop the program that holds the port, or set chimera.stratum.port to another one"
            + " (0 takes any that is free) and chimera.stratum.bind to an address of this host.");
  }

  private void stopLoops() {
    var _ = accepting.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS);
    talking
        .shutdownGracefully(QUIET_MILLIS, STOP_SECONDS * 1000L, TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
  }

  private static EventLoopGroup group(String name, int threads) {
    return new MultiThreadIoEventLoopGroup(
        threads, new DefaultThreadFactory(name, true), NioIoHandler.newFactory());
  }
}
