package org.chimerapool.gamification.play;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chimerapool.gamification.career.BlockRecord;
import org.chimerapool.pool.BlockSummary;

/// The blocks of a pool by who found them.
record BlockBook(Map<String, BlockRecord> finders, List<Instant> counting) {

  static final BlockBook EMPTY = new BlockBook(Map.of(), List.of());

  static BlockBook of(List<BlockSummary> blocks) {
    Map<String, BlockRecord> finders =
        blocks.stream()
            .collect(
                Collectors.groupingBy(
                    block -> block.finder().address(),
                    Collectors.collectingAndThen(Collectors.toList(), BlockRecord::new)));
    List<Instant> counting =
        blocks.stream()
            .filter(BlockRecord::counts)
            .map(BlockSummary::foundAt)
            .sorted(Comparator.naturalOrder())
            .toList();
    return new BlockBook(finders, counting);
  }

  BlockRecord of(String address) {
    return finders.getOrDefault(address, BlockRecord.NONE);
  }

  /// When the pool had found so many that count.
  Optional<Instant> nth(int n) {
    return counting.size() >= n ? Optional.of(counting.get(n - 1)) : Optional.empty();
  }
}
