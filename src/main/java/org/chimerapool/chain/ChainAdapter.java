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

  /// Hands a complete block, serialised as on the wire, to every healthy node.
  SubmitOutcome submit(byte[] block);

  /// @throws ChainUnavailableException when no node answers
  ChainTip tip();

  /// @param blockId the block's id as the chain uses it
  /// @throws ChainUnavailableException when no node answers
  BlockStanding standing(Hash256 blockId);

  /// The output script that pays to `address`; empty where the chain has no such address. Pure:
  /// never asks a node.
  Optional<byte[]> payoutScript(String address);

  List<NodeStatus> nodes();
}
