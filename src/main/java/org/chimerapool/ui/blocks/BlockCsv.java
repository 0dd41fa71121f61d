package org.chimerapool.ui.blocks;

import java.util.List;
import java.util.Locale;
import org.chimerapool.pool.BlockSummary;
import org.chimerapool.ui.kit.Csv;

/// Blocks as a file: amounts in the coin's smallest unit, times in UTC.
final class BlockCsv {

  private BlockCsv() {}

  static Csv of(List<BlockSummary> blocks) {
    Csv csv =
        new Csv()
            .row(
                List.of(
                    "height",
                    "hash",
                    "found_at",
                    "finder",
                    "status",
                    "confirmations",
                    "effort",
                    "network_difficulty",
                    "reward_units",
                    "coin",
                    "detail"));
    blocks.forEach(
        block ->
            csv.row(
                List.of(
                    Long.toString(block.height()),
                    block.hash().toString(),
                    block.foundAt().toString(),
                    block.finder().toString(),
                    block.status().name().toLowerCase(Locale.ROOT),
                    Integer.toString(block.confirmations()),
                    block.effort().isPresent()
                        ? String.format(Locale.ROOT, "%.6f", block.effort().getAsDouble())
                        : "",
                    block.networkDifficulty().toString(),
                    block.reward().units().toString(),
                    block.reward().coin().ticker(),
                    block.detail())));
    return csv;
  }
}
