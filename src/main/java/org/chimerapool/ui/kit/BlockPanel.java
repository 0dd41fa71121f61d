package org.chimerapool.ui.kit;

import java.time.Instant;
import java.util.List;
import org.chimerapool.pool.BlockSummary;

/// Blocks in their frame, with a face for each way that reading them can end.
public final class BlockPanel {

  private final BlockTable table;
  private final Panel panel;

  private BlockPanel(String titleKey, BlockTable table) {
    this.table = table;
    panel = new Panel(titleKey, table.component());
  }

  public static BlockPanel brief(String titleKey, String label, Formats formats) {
    return new BlockPanel(titleKey, BlockTable.brief(label, formats));
  }

  public Panel component() {
    return panel;
  }

  /// @param coinDecimals digits behind the point of the coin's amounts
  public void show(Reading<List<BlockSummary>> reading, int coinDecimals, Instant now) {
    panel.show(reading, List::isEmpty, "empty.blocks", list -> table.show(list, coinDecimals, now));
  }
}
