package org.chimerapool.ui.blocks;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.stream.Stream;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.BlockSummary;
import org.chimerapool.ui.kit.BlockTable;
import org.chimerapool.ui.kit.Figure;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.LiveBadge;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.SimulatedCoins;
import org.chimerapool.ui.kit.StatTile;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.live.Reading;
import org.chimerapool.ui.shell.ConsoleLayout;
import org.chimerapool.ui.shell.PageHead;

/// The blocks that the pool found, and what is still on its way.
@Route(value = "console/blocks", layout = ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
class BlocksView extends Div implements HasDynamicTitle {

  private final Formats formats = PageFormats.current();
  private final SimulatedCoins simulated = new SimulatedCoins();
  private final StatTile count = new StatTile("blocks.tile.count");
  private final StatTile effort = new StatTile("blocks.tile.effort");
  private final StatTile pending = new StatTile("blocks.tile.pending");
  private final StatTile orphans = new StatTile("blocks.tile.orphans");
  private final BlockTable table = BlockTable.full(getTranslation("blocks.panel"), formats);
  private final Panel panel = new Panel("blocks.panel", table.component());

  BlocksView(BlocksPresenter presenter, LiveUpdates updates) {
    LiveBadge badge = new LiveBadge();
    Div tiles = new Div(count, effort, pending, orphans);
    tiles.addClassNames("grid", "tiles", "four");
    add(new PageHead("blocks.title", badge).beside(simulated), tiles, panel);
    updates.follow(this, presenter::read, this::show).badge(badge);
  }

  private void show(BlocksModel model) {
    model.chain().ifPresent(simulated::show);
    showTiles(model);
    switch (model.blocks()) {
      case Reading.There<List<BlockSummary>>(var blocks) when blocks.isEmpty() ->
          panel.empty("empty.blocks", "empty.blocks.next");
      case Reading.There<List<BlockSummary>>(var blocks) -> {
        panel.ready();
        panel.note(
            model.count().map(all -> getTranslation("blocks.note", blocks.size(), all)).orElse(""));
        table.show(blocks, decimals(model), model.now());
      }
      case Reading.Failed<List<BlockSummary>>() -> panel.failed();
    }
  }

  private void showTiles(BlocksModel model) {
    switch (model.blocks()) {
      case Reading.There<List<BlockSummary>>(var blocks) -> showTiles(model, blocks);
      case Reading.Failed<List<BlockSummary>>() ->
          Stream.of(count, effort, pending, orphans)
              .forEach(tile -> tile.show(Figure.none(), getTranslation("panel.failed")));
    }
  }

  private void showTiles(BlocksModel model, List<BlockSummary> blocks) {
    String last =
        blocks.stream()
            .filter(block -> block.status() != BlockStatus.REFUSED)
            .findFirst()
            .map(BlockSummary::foundAt)
            .map(at -> getTranslation("tile.blocks.last", formats.ago(at, model.now())))
            .orElseGet(() -> getTranslation("tile.blocks.none"));
    count.show(new Figure(model.count().map(formats::count).orElse("–"), ""), last);
    effort.show(
        model.meanEffort().map(formats::percent).orElse(Figure.none()),
        getTranslation("blocks.tile.effort.sub"));
    pending.show(
        new Figure(formats.count(model.pending()), ""),
        model
            .toCome()
            .map(sum -> formats.amount(sum, decimals(model)).toString())
            .map(sum -> getTranslation("blocks.tile.pending.sub", sum))
            .orElse(""));
    orphans.show(
        new Figure(formats.count(model.orphaned()), ""),
        getTranslation("blocks.tile.orphans.sub", blocks.size()));
  }

  private static int decimals(BlocksModel model) {
    return model.chain().map(chain -> chain.decimals()).orElse(8);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("blocks.title") + " · Chimera";
  }
}
