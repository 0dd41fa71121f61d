package org.chimerapool.chain.simulator;

import java.time.Instant;
import java.util.List;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.CoinId;

/// Makes the template of the next block, as `getblocktemplate` would.
record TemplateBuilder(CoinId coin, Retarget retarget, Mempool mempool) {

  private static final int VERSION = 0x20000000;

  /// @param silence seconds that the chain has been waiting for a child of `parent`
  BlockTemplate build(BlockNode parent, long silence, Instant now) {
    int steps = retarget.stepsAfter(silence);
    while (steps > 0 && retarget.easedFrom(parent, steps) > now.getEpochSecond()) {
      steps--;
    }
    long minTime = parent.medianTime() + 1;
    if (steps > 0) {
      minTime = Math.max(minTime, retarget.easedFrom(parent, steps));
    }
    long height = parent.height() + 1;
    List<Mempool.Entry> entries = mempool.waiting(parent);
    long reward = Subsidy.at(height) + entries.stream().mapToLong(Mempool.Entry::fee).sum();
    return new BlockTemplate(
        height,
        VERSION,
        parent.id(),
        retarget.eased(parent, steps),
        Instant.ofEpochSecond(Math.max(minTime, now.getEpochSecond())),
        Instant.ofEpochSecond(minTime),
        Amount.of(reward, coin),
        entries.stream().map(TemplateBuilder::offered).toList(),
        CoinbaseRules.commitment(
            entries.stream().map(entry -> entry.transaction().witnessId()).toList()));
  }

  private static BlockTemplate.Transaction offered(Mempool.Entry entry) {
    WireTransaction transaction = entry.transaction();
    return new BlockTemplate.Transaction(transaction.id(), transaction.raw(), entry.fee());
  }
}
