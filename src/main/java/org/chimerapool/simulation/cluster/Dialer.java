package org.chimerapool.simulation.cluster;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.kernel.socket.Transport;
import org.jspecify.annotations.Nullable;

/// Opens the miners' connections. May be used from any of the event loops.
final class Dialer {

  private static final int CONNECT_MILLIS = 10_000;

  /// What systems call what happens most.
  private static final List<String> KNOWN =
      List.of(
          "connection refused",
          "connection reset",
          "timed out",
          "broken pipe",
          "too many open files",
          "cannot assign requested address",
          "unreachable");

  private final @Nullable SslContext tls;
  private final Algorithm algorithm;
  private final BlockArrivals arrivals;

  Dialer(PoolTls tls, Algorithm algorithm, BlockArrivals arrivals) {
    this.tls = tls == PoolTls.NONE ? null : tls.context();
    this.algorithm = algorithm;
    this.arrivals = arrivals;
  }

  /// Connects; the miner hears of it, or that it came to nothing.
  void dial(ClusterMiner miner) {
    ClusterPlan plan = miner.plan();
    Bootstrap bootstrap =
        new Bootstrap()
            .group(miner.crew().loop)
            .channel(Transport.BEST.client())
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
            .handler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    if (tls != null) {
                      channel
                          .pipeline()
                          .addLast(
                              tls.newHandler(
                                  channel.alloc(),
                                  plan.pool().getHostString(),
                                  plan.pool().getPort()));
                    }
                    channel.pipeline().addLast(new MinerConnection(miner, algorithm, arrivals));
                  }
                });
    if (!plan.sources().isEmpty()) {
      int turn = miner.number() % plan.sources().size();
      bootstrap.localAddress(new InetSocketAddress(plan.sources().get(turn), 0));
    }
    ChannelFuture connecting = bootstrap.connect(plan.pool());
    var _ =
        connecting.addListener(
            done -> {
              if (!done.isSuccess()) {
                miner.crew().figures.ended(cause(done.cause()));
                miner.lost(false, false);
              }
            });
  }

  /// Why a connection failed or ended, without the addresses and numbers that would make each its
  /// own cause.
  static String cause(Throwable failure) {
    if (failure instanceof DecoderException && failure.getCause() instanceof SSLException) {
      return "TLS handshake failed";
    }
    String message = String.valueOf(failure.getMessage());
    for (String known : KNOWN) {
      if (message.toLowerCase(Locale.ROOT).contains(known)) {
        return known;
      }
    }
    return failure.getClass() == IOException.class
        ? Reasons.of(message)
        : failure.getClass().getSimpleName();
  }
}
