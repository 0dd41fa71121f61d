package org.chimerapool.ui.kit;

import java.time.Instant;
import java.util.List;
import org.chimerapool.pool.BlockSummary;

/// What is to be said about blocks in a sentence.
public final class BlockWords {

  private BlockWords() {}

  /// When the newest block was found that a node took.
  public static String last(Reading<List<BlockSummary>> blocks, Instant now, Formats formats) {
    return blocks.map(list -> last(list, now, formats)).orElse(formats.words().say("panel.failed"));
  }

  private static String last(List<BlockSummary> blocks, Instant now, Formats formats) {
    return blocks.stream()
        .filter(block -> block.status().isTaken())
        .findFirst()
        .map(block -> formats.ago(block.foundAt(), now))
        .map(ago -> formats.words().say("tile.blocks.last", ago))
        .orElseGet(() -> formats.words().say("tile.blocks.none"));
  }
}
