package org.chimerapool.api.v1;

import java.time.Instant;
import org.chimerapool.chain.NodeStatus;

/// A coin's node as it was seen last. Neither its address nor how it is entered.
///
/// @param behind blocks behind the best node of the coin
/// @param latencySeconds of its latest answer
/// @param peers -1 where it did not say
record NodeView(
    String coin,
    String name,
    String health,
    String role,
    long height,
    long behind,
    double latencySeconds,
    Instant seenAt,
    String detail,
    String version,
    int peers,
    long requests,
    long errors) {

  static NodeView of(String coin, NodeStatus node) {
    return new NodeView(
        coin,
        node.name(),
        Names.of(node.health()),
        Names.of(node.role()),
        node.height(),
        node.behind(),
        node.latency().toNanos() / 1e9,
        node.seenAt(),
        node.detail(),
        node.facts().version(),
        node.facts().peers(),
        node.facts().requests(),
        node.facts().errors());
  }
}
