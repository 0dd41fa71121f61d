package org.chimerapool.ui.nodes;

import java.time.Instant;
import java.util.List;
import org.chimerapool.chain.ChainDescription;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.ui.kit.Reading;

/// The nodes of every chain.
record NodesModel(Instant now, List<ChainNodes> chains) {

  record ChainNodes(ChainDescription chain, Reading<List<NodeStatus>> nodes) {}
}
