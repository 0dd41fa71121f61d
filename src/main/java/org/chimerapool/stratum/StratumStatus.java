package org.chimerapool.stratum;

import java.util.Map;

/// How the Stratum server is doing. Figures from memory; may be asked from any thread.
public interface StratumStatus {

  /// When the server starts and stops: after the pools, before whoever connects to it.
  int PHASE = 200;

  /// The port that miners connect to; 0 while the server does not listen.
  int port();

  /// Live connections, whether they mine yet or not.
  int connections();

  /// Requests understood since the start.
  long requests();

  /// Lines that could not be understood since the start.
  long malformedLines();

  /// Connections closed since the start, by reason; every reason is there.
  Map<CloseReason, Long> closes();
}
