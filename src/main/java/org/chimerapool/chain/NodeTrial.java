package org.chimerapool.chain;

import java.time.Duration;
import java.util.List;

/// What a node said when it was tried.
public sealed interface NodeTrial {

  /// @param agent the node's software and version, for example `/Satoshi:29.0.0/`
  /// @param chain its network in its own words, for example `main`
  /// @param headers height of the best header it knows; more than `height` while it syncs
  /// @param syncing whether it is still in its initial download
  /// @param zmqHashBlock where the node says that it publishes `hashblock`; empty where it does not
  /// @param latency of one request
  /// @param warnings what keeps it from being used well, one sentence each; empty when all is well
  record Answered(
      String agent,
      String chain,
      long height,
      long headers,
      boolean syncing,
      int peers,
      String zmqHashBlock,
      Duration latency,
      List<String> warnings)
      implements NodeTrial {

    public Answered {
      warnings = List.copyOf(warnings);
    }
  }

  /// @param fault one sentence: what was asked and what came
  record Failed(String fault) implements NodeTrial {}
}
