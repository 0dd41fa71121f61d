package org.chimerapool.pool.persistence;

import java.util.Optional;
import java.util.function.Consumer;
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.FoundBlock;

/// Takes candidates to their chain when their turn has come, and those behind them when they are
/// refused. May be used from any thread, which waits for the nodes.
final class BlockTurns {

  private final BlockLines lines;
  private final BlockSubmitter submitter;
  private final Consumer<Submitted> others;

  /// @param others is told what became of those that waited, as soon as it is known; must not wait
  BlockTurns(BlockLines lines, BlockSubmitter submitter, Consumer<Submitted> others) {
    this.lines = lines;
    this.submitter = submitter;
    this.others = others;
  }

  /// A candidate has been found: see [BlockLines#claim].
  BlockLines.Place claim(FoundBlock block) {
    return lines.claim(block);
  }

  /// It is on the disk: see [BlockLines#join].
  BlockLines.Place join(FoundBlock block) {
    return lines.join(block);
  }

  /// Submits one whose turn it is, and if it is refused, those behind it.
  ///
  /// @return what became of the first
  Submitted submit(FoundBlock first) {
    return settled(new Submitted(first, submitter.submit(first)));
  }

  /// As [#submit], unless the chain has the block already.
  Submitted submitUnlessKnown(FoundBlock first) {
    return settled(new Submitted(first, submitter.submitUnlessKnown(first)));
  }

  /// The chain has the block.
  void stands(CoinId coin, Hash256 parent, Hash256 block) {
    lines.stands(coin, parent, block).stream().map(Submitted::superseded).forEach(others);
  }

  /// The chain does not want the block any more: submits those that waited for it.
  void fell(CoinId coin, Hash256 parent, Hash256 block) {
    submitAll(lines.fell(coin, parent, block));
  }

  private Submitted settled(Submitted first) {
    submitAll(passOn(first));
    return first;
  }

  private void submitAll(Optional<FoundBlock> first) {
    Optional<FoundBlock> next = first;
    while (next.isPresent()) {
      Submitted submitted = new Submitted(next.get(), submitter.submit(next.get()));
      others.accept(submitted);
      next = passOn(submitted);
    }
  }

  /// @return whose turn has come
  private Optional<FoundBlock> passOn(Submitted submitted) {
    FoundBlock block = submitted.block();
    if (BlockSubmitter.statusAfter(submitted.outcome()) == BlockStatus.REFUSED) {
      return lines.fell(block.coin(), block.parent(), block.id());
    }
    if (!(submitted.outcome() instanceof SubmitOutcome.Unknown)) {
      stands(block.coin(), block.parent(), block.id());
    }
    return Optional.empty();
  }
}
