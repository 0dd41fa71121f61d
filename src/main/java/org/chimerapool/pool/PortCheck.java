package org.chimerapool.pool;

import java.util.Optional;

/// Tries whether a port could be listened on.
@FunctionalInterface
public interface PortCheck {

  /// @return why the port cannot be had; empty when it is free
  Optional<String> fault(int port);
}
