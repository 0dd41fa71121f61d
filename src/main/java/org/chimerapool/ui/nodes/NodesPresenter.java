package org.chimerapool.ui.nodes;

import java.time.Clock;
import org.chimerapool.pool.Pools;
import org.chimerapool.ui.kit.Reading;
import org.springframework.stereotype.Component;

/// Computes the page of nodes.
@Component
class NodesPresenter {

  private final Pools pools;
  private final Clock clock;

  NodesPresenter(Pools pools, Clock clock) {
    this.pools = pools;
    this.clock = clock;
  }

  NodesModel read() {
    return new NodesModel(
        clock.instant(),
        pools.all().stream()
            .map(
                pool ->
                    new NodesModel.ChainNodes(
                        pool.description().chain(), Reading.of(() -> pool.chain().nodes())))
            .toList());
  }
}
