package org.chimerapool.stratum.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.chimerapool.pool.PortCheck;
import org.springframework.stereotype.Component;

/// Tries ports by listening on them for a moment.
@Component
class Ports implements PortCheck {

  private final StratumSettings settings;

  Ports(StratumSettings settings) {
    this.settings = settings;
  }

  @Override
  public Optional<String> fault(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(settings.bind(), port));
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(fault(settings.bind(), port, e));
    }
  }

  /// In one sentence why a port cannot be listened on.
  static String fault(String address, int port, Throwable cause) {
    return "cannot listen on %s port %d: %s".formatted(address, port, cause.getMessage());
  }
}
