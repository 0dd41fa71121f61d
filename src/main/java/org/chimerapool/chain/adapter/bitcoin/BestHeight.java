package org.chimerapool.chain.adapter.bitcoin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The height of the best block, which all nodes are measured by. Pure.
///
/// When the only nodes that had it fall silent, it is held for a while: work on the block before
/// would be worth nothing if the network has the newer one too, and the next node mostly gets it
/// within a moment. A node that takes its own word back is believed at once.
///
/// @param height -1 before any node has answered
/// @param since when the first node had it
/// @param holders the nodes that had it when it was last heard of
/// @param lostAt when the last of them fell silent; null while one has it
record BestHeight(long height, Instant since, Set<String> holders, @Nullable Instant lostAt) {

  /// What one node says now.
  ///
  /// @param height of its best block; -1 when it does not answer, or is no node of the chain
  record Word(String node, long height) {}

  static BestHeight unknown(Instant now) {
    return new BestHeight(-1, now, Set.of(), null);
  }

  /// @param worked height of the block that the present work builds on; -1 when there is none
  /// @param hold how long work stays on a block that no answering node has
  BestHeight next(List<Word> words, long worked, Instant now, Duration hold) {
    long heard = words.stream().mapToLong(Word::height).max().orElse(-1);
    if (heard >= height) {
      return new BestHeight(heard, heard == height ? since : now, at(heard, words), null);
    }
    Instant lost = lostAt == null ? now : lostAt;
    if (heard >= 0 && (isTakenBack(words) || worked < height || isOver(lost, now, hold))) {
      return new BestHeight(heard, now, at(heard, words), null);
    }
    return new BestHeight(height, since, holders, lost);
  }

  /// Whether work stays on a block that no answering node has.
  boolean isHeld() {
    return lostAt != null;
  }

  private boolean isTakenBack(List<Word> words) {
    return words.stream().anyMatch(word -> word.height() >= 0 && holders.contains(word.node()));
  }

  private static boolean isOver(Instant since, Instant now, Duration limit) {
    return Duration.between(since, now).compareTo(limit) > 0;
  }

  private static Set<String> at(long height, List<Word> words) {
    return height < 0
        ? Set.of()
        : words.stream()
            .filter(word -> word.height() == height)
            .map(Word::node)
            .collect(Collectors.toUnmodifiableSet());
  }
}
