package org.chimerapool.chain;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.Registration;

/// One chain, behind however many nodes. Methods may block and may be called from any thread.
public interface ChainAdapter {

  ChainDescription description();

  /// The best template there is.
  ///
  /// @throws ChainUnavailableException when no node offers one that is worth mining on
  BlockTemplate template();

  /// Calls `listener` with each new template, on the adapter's thread, soon after the tip or the
  /// transactions changed.
  Registration onTemplate(Consumer<BlockTemplate> listener);

  /// Whether there is work now. Never asks a node.
  default Availability availability() {
    return Availability.ALWAYS;
  }

  /// Calls `listener` on the adapter's thread each time that work stops, because no node is good
  /// any more, and each time that it starts again; a template follows then. A chain that is always
  /// there calls nobody.
  default Registration onAvailability(Consumer<Availability> listener) {
    return () -> {};
  }

  /// Hands a complete block, serialised as on the wire, to every healthy node.
  SubmitOutcome submit(byte[] block);

  /// As [#submit], with what each node answered.
  default SubmitReport submitToAll(byte[] block) {
    return new SubmitReport(submit(block), List.of());
  }

  /// @throws ChainUnavailableException when no node answers
  ChainTip tip();

  /// @param blockId the block's id as the chain uses it
  /// @throws ChainUnavailableException when no node answers
  BlockStanding standing(Hash256 blockId);

  /// What the block's coinbase pays, as the chain itself has it; empty where the chain does not
  /// know the block.
  ///
  /// @throws ChainUnavailableException when no node answers
  Optional<CoinbasePayment> coinbase(Hash256 blockId);

  /// The output script that pays to `address`; empty where the chain has no such address. Pure:
  /// never asks a node.
  Optional<byte[]> payoutScript(String address);

  List<NodeStatus> nodes();
}
