package org.chimerapool.ui.blocks;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chimerapool.pool.BlockSummary;
import org.chimerapool.ui.access.PerTenant;
import org.chimerapool.ui.kit.BlockTable;
import org.chimerapool.ui.kit.BlockWords;
import org.chimerapool.ui.kit.CsvLink;
import org.chimerapool.ui.kit.Figure;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.LiveBadge;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.Reading;
import org.chimerapool.ui.kit.ScreenUrl;
import org.chimerapool.ui.kit.SimulatedCoins;
import org.chimerapool.ui.kit.StatTile;
import org.chimerapool.ui.live.LivePage;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.shell.ConsoleLayout;
import org.chimerapool.ui.shell.PageHead;
import org.chimerapool.ui.shell.PoolPicker;

/// The blocks that the pool found, and what is still on its way.
@Route(value = "console/blocks", layout = ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
@PerTenant
class BlocksView extends Div implements HasDynamicTitle, AfterNavigationObserver {

  private final Formats formats = PageFormats.current();
  private final PoolPicker pools = new PoolPicker();
  private final SimulatedCoins simulated = new SimulatedCoins();
  private final StatTile count = new StatTile("blocks.tile.count");
  private final StatTile effort = new StatTile("blocks.tile.effort");
  private final StatTile pending = new StatTile("blocks.tile.pending");
  private final StatTile orphans = new StatTile("blocks.tile.orphans");
  private final BlockTable table;
  private final Panel panel;
  private final TextField text = new TextField();
  private final BlockStateFilter states = new BlockStateFilter(this::choose);
  private final LivePage<BlocksModel> live;
  private ScreenUrl url = new ScreenUrl("console/blocks", Map.of());
  private volatile BlocksFilter filter = BlocksFilter.NONE;
  private volatile List<BlockSummary> listed = List.of();

  BlocksView(BlocksPresenter presenter, LiveUpdates updates) {
    BlockSheet sheet = new BlockSheet(presenter, formats);
    table = BlockTable.full(getTranslation("blocks.panel"), formats, sheet::open);
    panel = new Panel("blocks.panel", table.component());
    LiveBadge badge = new LiveBadge();
    Div tiles = new Div(count, effort, pending, orphans);
    tiles.addClassNames("grid", "tiles", "four");
    text.setPlaceholder(getTranslation("blocks.find"));
    text.setAriaLabel(getTranslation("blocks.find"));
    text.setClearButtonVisible(true);
    text.setMaxLength(165);
    text.setValueChangeMode(ValueChangeMode.LAZY);
    text.addValueChangeListener(
        event -> {
          if (event.isFromClient()) {
            choose(states.chosen());
          }
        });
    Div filters = new Div(text, states);
    filters.addClassName("filters");
    panel.action(new CsvLink("blocks", () -> BlockCsv.of(listed)));
    add(new PageHead("blocks.title", pools, badge).beside(simulated), tiles, filters, panel);
    live = updates.follow(this, () -> presenter.read(pools.own()), this::show).badge(badge);
  }

  private void show(BlocksModel model) {
    pools.show(model.choice());
    simulated.show(model.choice());
    showTiles(model);
    Reading<List<BlockSummary>> wanted =
        model.blocks().map(all -> all.stream().filter(filter::fits).toList());
    listed = wanted.orElse(List.of());
    String none = filter.isNone() ? "empty.blocks" : "empty.filter";
    panel.show(wanted, List::isEmpty, none, blocks -> show(model, blocks));
  }

  private void show(BlocksModel model, List<BlockSummary> blocks) {
    panel.note(
        model.count().map(all -> getTranslation("blocks.note", blocks.size(), all)).orElse(""));
    table.markSimulated(model.simulated());
    table.show(blocks, model.choice().decimals(), model.now());
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
    String last = BlockWords.last(model.blocks(), model.now(), formats);
    count.show(new Figure(model.count().map(formats::count).orElse("–"), ""), last);
    effort.show(
        model.meanEffort().map(formats::percent).orElse(Figure.none()),
        model
            .meanEffort()
            .filter(mean -> mean > 0)
            .map(mean -> getTranslation("blocks.tile.luck", formats.percent(1 / mean)))
            .orElseGet(() -> getTranslation("blocks.tile.effort.sub")));
    pending.show(
        new Figure(formats.count(model.pending()), ""),
        model
            .toCome()
            .map(sum -> formats.amount(sum, model.choice().decimals()).toString())
            .map(sum -> getTranslation("blocks.tile.pending.sub", sum))
            .orElse(""));
    orphans.show(
        new Figure(formats.count(model.orphaned()), ""),
        getTranslation("blocks.tile.orphans.sub", blocks.size()));
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    url = pools.enter(event.getLocation());
    filter = BlocksFilter.of(url.get("find"), url.get("state"));
    text.setValue(filter.text());
    states.mark(url.get("state"));
    live.refresh();
  }

  private void choose(String state) {
    filter = BlocksFilter.of(text.getValue(), state);
    states.mark(state);
    url = url.with("find", filter.text()).with("state", state);
    UI.getCurrent().getPage().getHistory().replaceState(null, url.location());
    live.refresh();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("blocks.title") + " · Chimera";
  }
}
