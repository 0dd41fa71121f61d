package org.chimerapool.stratum.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.chimerapool.kernel.Registration;
import org.chimerapool.kernel.socket.Transport;
import org.chimerapool.pool.Door;
import org.chimerapool.pool.Pool;
import org.chimerapool.stratum.CloseReason;
import org.chimerapool.stratum.PoolTraffic;
import org.chimerapool.stratum.entrance.Entrance;
import org.chimerapool.stratum.guard.Guard;
import org.chimerapool.stratum.session.Connections;
import org.chimerapool.stratum.session.Disconnector;
import org.chimerapool.stratum.session.JobBoard;
import org.chimerapool.stratum.session.SessionLimits;
import org.chimerapool.stratum.session.SessionRegistry;
import org.chimerapool.stratum.session.SessionServices;
import org.chimerapool.stratum.session.Traffic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One pool's port and the connections that came by it. Belongs to one thread at a time, but for
/// its figures.
final class Listener implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
  private static final int BACKLOG = 1024;
  private static final int CLOSE_SECONDS = 5;

  private final Pool pool;
  private final String address;
  private final ServerBootstrap bootstrap;
  private final Connections connections = new Connections();
  private final Traffic traffic = new Traffic();
  private final Registration jobs;
  private final Registration expulsions;
  private int asked;
  private volatile @Nullable Channel socket;

  Listener(
      Pool pool,
      EventLoops loops,
      StratumSettings settings,
      Guard guard,
      Entrance entrance,
      SessionRegistry registry,
      Disconnector disconnector,
      Clock clock) {
    this.pool = pool;
    this.address = settings.bind();
    JobBoard board = new JobBoard(pool, connections);
    SessionLimits limits =
        new SessionLimits(
            settings.firstMessageTimeout(),
            settings.idleTimeout(),
            guard.settings().lineTimeout(),
            guard.settings().sendTimeout(),
            settings.malformedLines(),
            guard.settings().maxWorkers(),
            HexFormat.fromHexDigits(settings.versionMask()));
    SessionServices services =
        new SessionServices(
            pool, board, connections, registry, disconnector, traffic, limits, clock);
    BiConsumer<InetAddress, CloseReason> refusals =
        (from, reason) ->
            registry.turnedAway(from, pool.description().id(), reason, clock.instant());
    int sendQueue = Math.toIntExact(settings.sendQueue().toBytes());
    int maxLine = Math.toIntExact(settings.maxLine().toBytes());
    this.bootstrap =
        new ServerBootstrap()
            .group(loops.accepting(), loops.talking())
            .channel(Transport.BEST.server())
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childOption(
                ChannelOption.WRITE_BUFFER_WATER_MARK,
                new WriteBufferWaterMark(sendQueue / 2, sendQueue))
            .handler(new Doorkeeper(guard, entrance, disconnector, refusals))
            .childHandler(new Pipeline(guard, entrance, maxLine, services, refusals));
    this.jobs = board.follow();
    this.expulsions = guard.onExpulsion(connections::expel);
  }

  /// Opens or closes the port and lets connections go as the pool's door says, and tells the pool
  /// where that cannot be done.
  void meetDoor() {
    Door door = pool.door();
    switch (door.opening()) {
      case OPEN -> open(door.port());
      case NO_ENTRY -> closeSocket();
      case SHUT -> {
        closeSocket();
        connections.dismissAll(door.words());
      }
    }
  }

  int port() {
    Channel open = socket;
    return open == null ? 0 : ((InetSocketAddress) open.localAddress()).getPort();
  }

  int connections() {
    return connections.count();
  }

  PoolTraffic figures() {
    return new PoolTraffic(
        pool.description().id(),
        port(),
        connections(),
        traffic.requests(),
        traffic.malformedLines());
  }

  @Override
  public void close() {
    jobs.close();
    expulsions.close();
    closeSocket();
    connections.closeAll();
  }

  private void open(int port) {
    if (socket != null && asked == port) {
      return;
    }
    closeSocket();
    ChannelFuture bound = bootstrap.bind(address, port).awaitUninterruptibly();
    if (bound.isSuccess()) {
      asked = port;
      socket = bound.channel();
      pool.reportDoor("");
      LOG.info(
          "Miners of {} connect to stratum+tcp://{}:{}",
          pool.description().name(),
          address,
          port());
    } else {
      String fault = Ports.fault(address, port, bound.cause());
      if (!pool.doorFault().equals(fault)) {
        LOG.warn("Pool '{}' takes no miners: {}", pool.description().name(), fault);
      }
      pool.reportDoor(fault);
    }
  }

  private void closeSocket() {
    pool.reportDoor("");
    Channel open = socket;
    socket = null;
    if (open != null) {
      var _ = open.close().awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
    }
  }
}
