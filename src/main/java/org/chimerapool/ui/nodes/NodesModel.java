package org.chimerapool.ui.nodes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chimerapool.chain.NodeEntry;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.ui.kit.Answer;
import org.chimerapool.ui.kit.Problem;
import org.chimerapool.ui.kit.Reading;

/// The nodes of every coin.
///
/// @param problems of nodes that are not as they should be, the worst first
/// @param bookReadable whether it is known which nodes an operator has named
record NodesModel(
    Instant now,
    Answer answer,
    List<Problem> problems,
    List<CoinNodes> coins,
    boolean bookReadable) {

  /// @param name of the coin, the ticker where the program does not know it
  record CoinNodes(CoinId coin, String name, Reading<List<NodeLine>> nodes) {}

  /// @param status empty while nothing is connected to it
  /// @param entry empty for a node that nobody named, such as the simulator's
  record NodeLine(String name, Optional<NodeStatus> status, Optional<NodeEntry> entry) {

    boolean isSwitchedOff() {
      return entry.filter(kept -> !kept.enabled()).isPresent();
    }
  }
}
