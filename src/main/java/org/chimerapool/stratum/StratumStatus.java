package org.chimerapool.stratum;

import java.util.List;
import java.util.Map;
import org.chimerapool.pool.PoolId;

/// How the Stratum server is doing. Figures from memory; may be asked from any thread.
public interface StratumStatus {

  /// When the server starts and stops: after the pools, before whoever connects to it.
  int PHASE = 200;

  /// The port of the first pool that has one; 0 while the server does not listen.
  int port();

  /// Every pool that works now, in the order in which they were started.
  List<PoolTraffic> pools();

  /// The port that this pool's miners connect to; 0 while it is closed.
  default int port(PoolId pool) {
    return pools().stream()
        .filter(traffic -> traffic.pool().equals(pool))
        .mapToInt(PoolTraffic::port)
        .findFirst()
        .orElse(0);
  }

  /// Whether TLS is spoken on the ports beside plain text.
  default boolean offersTls() {
    return false;
  }

  /// Live connections, whether they mine yet or not.
  int connections();

  /// Requests understood since the start.
  long requests();

  /// Lines that could not be understood since the start.
  long malformedLines();

  /// Connections closed since the start, by reason; every reason is there.
  Map<CloseReason, Long> closes();
}
