package org.chimerapool.simulation.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chimerapool.kernel.Hash256;

/// When each new block's first job reached the miners. May be used from any thread.
final class BlockArrivals {

  /// Beyond it nothing new is noted: whoever runs a cluster for days wants no list of all blocks.
  private static final int MAX_BLOCKS = 10_000;

  private final Map<Hash256, Arrivals> blocks = new ConcurrentHashMap<>();

  /// How a block's first job spread.
  ///
  /// @param previous the block, as the hash that jobs build on
  /// @param firstNanos when the first miner had it, on the clock of [System#nanoTime()]
  /// @param spread what it took for each miner after the first one
  record Block(Hash256 previous, long firstNanos, LatencyHistogram spread) {}

  private static final class Arrivals {

    private final long first;
    private final LatencyHistogram spread = new LatencyHistogram();

    private Arrivals(long first) {
      this.first = first;
    }

    private synchronized void add(long nanos) {
      spread.add(nanos - first);
    }

    private synchronized Block at(Hash256 previous) {
      LatencyHistogram copy = new LatencyHistogram();
      copy.add(spread);
      return new Block(previous, first, copy);
    }
  }

  /// A miner that worked on another block was given work on this one.
  void arrived(Hash256 previous, long nanos) {
    Arrivals known = blocks.get(previous);
    if (known == null && blocks.size() < MAX_BLOCKS) {
      known = blocks.computeIfAbsent(previous, _ -> new Arrivals(nanos));
    }
    if (known != null) {
      known.add(nanos);
    }
  }

  /// In the order of their arrival.
  List<Block> all() {
    List<Block> all = new ArrayList<>();
    blocks.forEach((previous, arrivals) -> all.add(arrivals.at(previous)));
    all.sort(Comparator.comparingLong(Block::firstNanos));
    return all;
  }
}
