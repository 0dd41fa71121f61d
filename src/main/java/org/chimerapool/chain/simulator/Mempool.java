package org.chimerapool.chain.simulator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.chimerapool.kernel.Hash256;
import org.jspecify.annotations.Nullable;

/// The made-up transactions that this chain knows: those that wait and, for reorgs, those that were
/// mined lately.
///
/// Not safe for use by several threads.
final class Mempool {

  /// Blocks that are searched for a transaction before it may be mined again. What is older is
  /// forgotten and can no longer be mined at all.
  static final int MEMORY = 100;

  private final Map<Hash256, Entry> known = new LinkedHashMap<>();
  private final RandomGenerator random;
  private final Transactions source;
  private final int perBlock;

  record Entry(WireTransaction transaction, long fee) {}

  Mempool(RandomGenerator random, int perBlock) {
    this.random = random;
    this.source = new Transactions(random);
    this.perBlock = perBlock;
  }

  @Nullable Entry find(Hash256 id) {
    return known.get(id);
  }

  /// What may be mined on top of `parent`, the oldest first, no more than twice the usual number.
  List<Entry> waiting(BlockNode parent) {
    Set<Hash256> mined = minedUpTo(parent);
    return known.values().stream()
        .filter(entry -> !mined.contains(entry.transaction().id()))
        .limit(2L * perBlock)
        .toList();
  }

  /// Ids of the transactions in `tip` and the blocks below it, as far back as is remembered.
  static Set<Hash256> minedUpTo(BlockNode tip) {
    Set<Hash256> mined = new HashSet<>();
    int seen = 0;
    for (BlockNode node = tip; node != null && seen < MEMORY; node = node.parent()) {
      mined.addAll(node.contents());
      seen++;
    }
    return mined;
  }

  /// Somebody sends a few transactions; forgets what is long mined.
  void arrive(BlockNode tip) {
    int waiting = waiting(tip).size();
    int wanted = perBlock - waiting;
    int count = wanted > 0 ? wanted / 2 + random.nextInt(wanted) + 1 : random.nextInt(2);
    for (int i = 0; i < count && perBlock > 0; i++) {
      add(source.next(), source.nextFee());
    }
    forget();
  }

  private void add(byte[] raw, long fee) {
    try {
      WireTransaction transaction = WireTransaction.read(new WireReader(raw));
      known.put(transaction.id(), new Entry(transaction, fee));
    } catch (MalformedBlockException e) {
      throw new IllegalStateException("a made-up transaction does not parse", e);
    }
  }

  private void forget() {
    int limit = 2 * perBlock * MEMORY;
    List<Hash256> oldest = new ArrayList<>();
    Iterator<Hash256> ids = known.keySet().iterator();
    for (int i = known.size(); i > limit; i--) {
      oldest.add(ids.next());
    }
    oldest.forEach(known::remove);
  }
}
