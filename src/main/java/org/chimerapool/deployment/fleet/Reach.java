package org.chimerapool.deployment.fleet;

import java.util.Optional;
import org.chimerapool.deployment.Route;

/// How the console and a machine come together.
public sealed interface Reach {

  /// The route of runs to such a machine.
  Route route();

  /// An agent lives on it and asks.
  ///
  /// @param fingerprint SHA-256 of its public key in DER, hex
  record Agent(String fingerprint) implements Reach {
    @Override
    public Route route() {
      return Route.AGENT;
    }
  }

  /// The console logs in.
  ///
  /// @param hostKey as it was first seen; a host that shows another one is not trusted
  record Ssh(String host, int port, String user, Optional<String> hostKey) implements Reach {

    public Ssh {
      if (host.isBlank() || host.length() > 253 || user.isBlank() || user.length() > 64) {
        throw new IllegalArgumentException("expected a host and a user");
      }
      if (port < 1 || port > 65_535) {
        throw new IllegalArgumentException("expected a port of 1 to 65535, got " + port);
      }
    }

    @Override
    public Route route() {
      return Route.SSH;
    }
  }

  /// It is the console's own machine.
  record Local() implements Reach {
    @Override
    public Route route() {
      return Route.LOCAL;
    }
  }
}
