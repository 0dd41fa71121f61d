package org.chimerapool.onboarding;

import java.net.InetAddress;

/// Where rigs connect to.
///
/// @param host name or IP address, IPv6 without brackets
/// @param port 0 while the pool takes no miners
/// @param tls whether TLS is spoken on the same port
public record StratumAddress(String host, int port, boolean tls) {

  public boolean isOpen() {
    return port != 0;
  }

  public String plainUrl() {
    return "stratum+tcp://" + authority();
  }

  public String tlsUrl() {
    return "stratum+ssl://" + authority();
  }

  /// Whether only programs on the pool's own host reach this address.
  public boolean isLoopback() {
    if (host.equalsIgnoreCase("localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /// The host as a URL takes it.
  public String urlHost() {
    return host.indexOf(':') < 0 ? host : "[" + host + "]";
  }

  private String authority() {
    return urlHost() + ":" + port;
  }
}
