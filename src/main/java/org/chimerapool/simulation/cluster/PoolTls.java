package org.chimerapool.simulation.cluster;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import javax.net.ssl.SSLException;

/// Whether miners speak TLS with their pool, and whose certificate they take.
enum PoolTls {
  /// Plain TCP.
  NONE,
  /// One that this host trusts, for the name that was asked for.
  TRUSTED,
  /// Any, also one that the pool made itself: what is sent can be read by whoever stands between.
  ANY;

  /// @throws IllegalStateException where this host's TLS cannot be set up, or none is spoken
  SslContext context() {
    SslContextBuilder client = SslContextBuilder.forClient();
    try {
      return switch (this) {
        case NONE -> throw new IllegalStateException("no TLS is spoken with this pool");
        case TRUSTED -> client.build();
        case ANY ->
            client
                .trustManager(InsecureTrustManagerFactory.INSTANCE)
                .endpointIdentificationAlgorithm(null)
                .build();
      };
    } catch (SSLException e) {
      throw new IllegalStateException("TLS cannot be set up: " + e.getMessage(), e);
    }
  }
}
