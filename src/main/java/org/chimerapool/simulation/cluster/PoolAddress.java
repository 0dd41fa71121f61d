package org.chimerapool.simulation.cluster;

import java.net.InetSocketAddress;

/// Reads where a pool is.
final class PoolAddress {

  private static final String PLAIN = "stratum+tcp://";
  private static final String TLS = "stratum+ssl://";
  private static final int MAX_PORT = 65_535;

  private PoolAddress() {}

  /// Whether the address asks for TLS, by `stratum+ssl://` before it.
  static boolean asksForTls(String text) {
    return text.startsWith(TLS);
  }

  /// `host:port` or `[address]:port`, also behind `stratum+tcp://` or `stratum+ssl://`. Asks the
  /// name service once.
  ///
  /// @throws IllegalArgumentException when it is none, or when there is no such host
  static InetSocketAddress parse(String text) {
    String place =
        text.startsWith(PLAIN) || asksForTls(text) ? text.substring(PLAIN.length()) : text;
    int colon = place.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("expected the pool as HOST:PORT, got '" + text + "'");
    }
    String host = place.substring(0, colon).replaceAll("^\\[(.*)]$", "$1");
    InetSocketAddress address = new InetSocketAddress(host, port(place.substring(colon + 1)));
    if (address.isUnresolved()) {
      throw new IllegalArgumentException("there is no host '" + host + "'");
    }
    return address;
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port > 0 && port <= MAX_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new IllegalArgumentException("expected a port from 1 to 65535, got '" + text + "'");
  }
}
