package org.chimerapool.ui.blocks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.BlockSummary;

/// Which blocks are wanted.
///
/// @param text part of a finder's name or of a hash, or a height
/// @param status empty for all
record BlocksFilter(String text, Optional<BlockStatus> status) {

  static final BlocksFilter NONE = new BlocksFilter("", Optional.empty());

  /// @param state lower-case name of a status; anything else means all
  static BlocksFilter of(String text, String state) {
    return new BlocksFilter(
        text.strip(),
        Arrays.stream(BlockStatus.values())
            .filter(status -> key(status).equals(state))
            .findFirst());
  }

  static String key(BlockStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  boolean isNone() {
    return text.isEmpty() && status.isEmpty();
  }

  boolean fits(BlockSummary block) {
    return status.filter(wanted -> wanted != block.status()).isEmpty() && hasText(block);
  }

  private boolean hasText(BlockSummary block) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return block.finder().toString().toLowerCase(Locale.ROOT).contains(wanted)
        || block.hash().toString().contains(wanted)
        || Long.toString(block.height()).contains(wanted);
  }
}
