package org.chimerapool.stratum.session;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AttributeKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import org.chimerapool.pool.SessionOrigin;

/// Who is at the other end of a connection.
///
/// @param address the miner's own, also where a trusted proxy stands in between
/// @param proxied whether a trusted proxy said so
public record Peer(InetSocketAddress address, boolean tls, boolean proxied) {

  private static final AttributeKey<InetSocketAddress> PROXIED =
      AttributeKey.valueOf(Peer.class, "proxied");

  /// Whoever has no address is gone already.
  private static final InetSocketAddress GONE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  static Peer of(Channel channel) {
    InetSocketAddress proxied = channel.attr(PROXIED).get();
    return new Peer(
        proxied == null ? socket(channel) : proxied,
        channel.pipeline().get(SslHandler.class) != null,
        proxied != null);
  }

  /// The address that limits and bans go by.
  public static InetAddress addressOf(Channel channel) {
    return of(channel).address().getAddress();
  }

  /// Notes where the miner is, as a trusted proxy says.
  public static void note(Channel channel, InetSocketAddress miner) {
    channel.attr(PROXIED).set(miner);
  }

  SessionOrigin origin(Instant connectedAt) {
    return new SessionOrigin(
        address.toString(), address.getAddress().isLoopbackAddress(), connectedAt);
  }

  private static InetSocketAddress socket(Channel channel) {
    return channel.remoteAddress() instanceof InetSocketAddress inet && inet.getAddress() != null
        ? inet
        : GONE;
  }
}
