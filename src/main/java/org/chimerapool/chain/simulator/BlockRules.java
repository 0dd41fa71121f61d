package org.chimerapool.chain.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.Target;
import org.jspecify.annotations.Nullable;

/// What makes a block valid. Order and words of the refusals follow Bitcoin Core (`validation.cpp`)
/// and BIP 22.
///
/// @param retarget the difficulty rule
record BlockRules(Algorithm algorithm, Retarget retarget) {

  private static final Duration MAX_FUTURE = Duration.ofHours(2);
  private static final int MIN_VERSION = 4;

  /// The reason to refuse the block, if there is one.
  ///
  /// @param parent null where the chain does not know the block before this one
  Optional<String> refusal(
      WireBlock block, @Nullable BlockNode parent, Mempool mempool, Instant now) {
    Optional<String> itself = refusalOfItself(block);
    if (itself.isPresent()) {
      return itself;
    }
    if (parent == null) {
      return Optional.of("bad-prevblk");
    }
    Optional<String> header = refusalOfHeader(block.header(), parent, now);
    if (header.isPresent()) {
      return header;
    }
    if (!CoinbaseRules.saysHeight(block.transactions().getFirst(), parent.height() + 1)) {
      return Optional.of("bad-cb-height");
    }
    return CoinbaseRules.witnessRefusal(block).or(() -> refusalOfContents(block, parent, mempool));
  }

  /// What is wrong with the block whatever chain it is put on.
  private Optional<String> refusalOfItself(WireBlock block) {
    if (!meetsItsTarget(block.header())) {
      return Optional.of("high-hash");
    }
    List<WireTransaction> transactions = block.transactions();
    MerkleTree tree = MerkleTree.of(block.transactionIds());
    if (!tree.root().equals(block.header().merkleRoot())) {
      return Optional.of("bad-txnmrklroot");
    }
    if (tree.mutated()) {
      return Optional.of("bad-txns-duplicate");
    }
    if (transactions.isEmpty() || !transactions.getFirst().coinbase()) {
      return Optional.of("bad-cb-missing");
    }
    if (transactions.stream().skip(1).anyMatch(WireTransaction::coinbase)) {
      return Optional.of("bad-cb-multiple");
    }
    int script = transactions.getFirst().firstScript().length;
    return script < 2 || script > 100 ? Optional.of("bad-cb-length") : Optional.empty();
  }

  private boolean meetsItsTarget(BlockHeader header) {
    try {
      return Target.ofCompact(header.bits()).isMetBy(algorithm.hash(header.toBytes()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private Optional<String> refusalOfHeader(BlockHeader header, BlockNode parent, Instant now) {
    if (!retarget.allows(parent, header)) {
      return Optional.of("bad-diffbits");
    }
    if (header.epochSecond() <= parent.medianTime()) {
      return Optional.of("time-too-old");
    }
    if (header.epochSecond() > now.plus(MAX_FUTURE).getEpochSecond()) {
      return Optional.of("time-too-new");
    }
    return header.version() < MIN_VERSION ? Optional.of("bad-version") : Optional.empty();
  }

  /// Transactions have to be known, not mined before, and the coinbase may take no more than is
  /// due.
  private static Optional<String> refusalOfContents(
      WireBlock block, BlockNode parent, Mempool mempool) {
    Set<Hash256> mined = new HashSet<>(Mempool.minedUpTo(parent));
    long due = Subsidy.at(parent.height() + 1);
    for (WireTransaction transaction :
        block.transactions().subList(1, block.transactions().size())) {
      Mempool.Entry entry = mempool.find(transaction.id());
      if (entry == null || !mined.add(transaction.id())) {
        return Optional.of("bad-txns-inputs-missingorspent");
      }
      due += entry.fee();
    }
    long claimed = 0;
    for (WireTransaction.Output output : block.transactions().getFirst().outputs()) {
      if (output.value() < 0 || output.value() > Subsidy.MAX_MONEY) {
        return Optional.of(
            output.value() < 0 ? "bad-txns-vout-negative" : "bad-txns-vout-toolarge");
      }
      claimed = Math.addExact(claimed, output.value());
      if (claimed > Subsidy.MAX_MONEY) {
        return Optional.of("bad-txns-txouttotal-toolarge");
      }
    }
    return claimed > due ? Optional.of("bad-cb-amount") : Optional.empty();
  }
}
