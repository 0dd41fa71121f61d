package org.chimerapool.ui.home;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import org.chimerapool.pool.BlockSummary;
import org.chimerapool.pool.PoolDescription;
import org.chimerapool.ui.kit.BlockTable;
import org.chimerapool.ui.kit.ChartLine;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.LiveBadge;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.SimulatedCoins;
import org.chimerapool.ui.kit.TrendChart;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.live.Reading;
import org.chimerapool.ui.shell.PublicLayout;

/// The public front page: how the pool does, how to join, where to find oneself.
@Route(value = "", layout = PublicLayout.class)
@AnonymousAllowed
class HomeView extends Div implements HasDynamicTitle {

  private final Formats formats = PageFormats.current();
  private final SimulatedCoins simulated = new SimulatedCoins();
  private final H1 headline = new H1();
  private final Paragraph lead = new Paragraph();
  private final HomeTiles tiles = new HomeTiles(formats);
  private final TrendChart chart = new TrendChart("home.chart");
  private final Panel chartPanel = new Panel("home.chart", chart).action(chart.tableToggle());
  private final ConnectPanel connect = new ConnectPanel();
  private final BlockTable blocks = BlockTable.brief(getTranslation("home.blocks"), formats);
  private final Panel blockPanel = new Panel("home.blocks", blocks.component());

  HomeView(HomePresenter presenter, LiveUpdates updates) {
    LiveBadge badge = new LiveBadge();
    headline.setText(getTranslation("home.title"));
    lead.addClassName("lead");
    Div words = new Div(headline, lead);
    words.addClassName("grow");
    Div hero = new Div(words, simulated, badge);
    hero.addClassName("hero");
    Div left = new Div(new LookupPanel(), connect);
    left.addClassName("stack");
    Div lower = new Div(left, blockPanel);
    lower.addClassNames("grid", "even");
    add(hero, tiles, chartPanel, lower);
    updates.follow(this, presenter::read, this::show).badge(badge);
  }

  private void show(HomeModel model) {
    model.pool().ifPresent(this::show);
    headline.setText(
        model
            .pulse()
            .map(pulse -> getTranslation("home.headline.running", pulse.miners()))
            .orElseGet(() -> getTranslation("home.headline.none")));
    tiles.show(model);
    connect.show(model.stratumPort());
    showChart(model.chart());
    showBlocks(model);
  }

  private void show(PoolDescription pool) {
    simulated.show(pool.chain());
    lead.setText(getTranslation("home.lead", pool.chain().name(), pool.algorithm().id()));
  }

  private void showChart(Reading<ChartLine> reading) {
    switch (reading) {
      case Reading.There<ChartLine>(ChartLine line) when line.isEmpty() ->
          chartPanel.empty("empty.shares", "empty.shares.next");
      case Reading.There<ChartLine>(ChartLine line) -> {
        chartPanel.ready();
        chartPanel.note(getTranslation("overview.chart.note", line.unit()));
        chart.show(line);
      }
      case Reading.Failed<ChartLine>() -> chartPanel.failed();
    }
  }

  private void showBlocks(HomeModel model) {
    switch (model.blocks()) {
      case Reading.There<List<BlockSummary>>(var list) when list.isEmpty() ->
          blockPanel.empty("empty.blocks", "empty.blocks.next");
      case Reading.There<List<BlockSummary>>(var list) -> {
        blockPanel.ready();
        blocks.show(list, model.pool().map(p -> p.chain().decimals()).orElse(8), model.now());
      }
      case Reading.Failed<List<BlockSummary>>() -> blockPanel.failed();
    }
  }

  @Override
  public String getPageTitle() {
    return getTranslation("home.title") + " · Chimera";
  }
}
