package org.chimerapool.stratum.entrance;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.chimerapool.stratum.session.Disconnector;
import org.chimerapool.stratum.session.Traffic;
import org.jspecify.annotations.Nullable;

/// What every connection passes on its way in, the same on all ports. May be used from any thread.
public final class Entrance {

  /// Handshakes are costly and strangers may ask for any number of them: they have threads of their
  /// own, and beyond this many that wait the next one is refused.
  private static final int MAX_WAITING_HANDSHAKES = 4096;

  private static final int HANDSHAKE_THREADS = 2;
  private static final int IDLE_SECONDS = 30;

  private final TlsSettings tlsSettings;
  private final ProxySettings proxySettings;
  private final ProxySettings.TrustedProxies trusted;
  private final @Nullable TlsIdentity identity;
  private final ThreadPoolExecutor handshakes;

  /// @param identity null where TLS is not spoken
  Entrance(TlsSettings tls, ProxySettings proxy, @Nullable TlsIdentity identity) {
    this.tlsSettings = tls;
    this.proxySettings = proxy;
    this.trusted = proxy.trustedProxies();
    this.identity = identity;
    this.handshakes =
        new ThreadPoolExecutor(
            HANDSHAKE_THREADS,
            HANDSHAKE_THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING_HANDSHAKES),
            Thread.ofPlatform().name("tls-handshake-", 0).daemon().factory());
    handshakes.allowCoreThreadTimeOut(true);
  }

  /// Whether whoever connects from there may say where the miner is.
  public boolean isProxy(InetAddress address) {
    return !trusted.isEmpty() && trusted.contains(address);
  }

  /// Adds what waits for a trusted proxy's word.
  public void addProxy(ChannelPipeline pipeline, Disconnector disconnector) {
    pipeline.addLast(new ProxyHeader(proxySettings.headerTimeout(), disconnector));
  }

  /// Adds what tells TLS from plain.
  public void addTls(ChannelPipeline pipeline, Disconnector disconnector, Traffic traffic) {
    pipeline.addLast(new FirstBytes(this, disconnector, traffic));
  }

  public boolean offersTls() {
    return identity != null;
  }

  /// Null where TLS is not spoken.
  @Nullable SslHandler tls(ByteBufAllocator memory) {
    if (identity == null) {
      return null;
    }
    SslHandler handler = identity.context().newHandler(memory, handshakes);
    handler.setHandshakeTimeoutMillis(tlsSettings.handshakeTimeout().toMillis());
    return handler;
  }
}
