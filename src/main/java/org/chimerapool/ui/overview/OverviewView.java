package org.chimerapool.ui.overview;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.pool.BlockSummary;
import org.chimerapool.stats.TimeRange;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.BlockTable;
import org.chimerapool.ui.kit.ChartLine;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.LiveBadge;
import org.chimerapool.ui.kit.NodeList;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.ProblemStrip;
import org.chimerapool.ui.kit.SimulatedCoins;
import org.chimerapool.ui.kit.TimeRangePicker;
import org.chimerapool.ui.kit.TrendChart;
import org.chimerapool.ui.kit.WorkerTable;
import org.chimerapool.ui.live.LivePage;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.live.Reading;
import org.chimerapool.ui.shell.ConsoleLayout;
import org.chimerapool.ui.shell.PageHead;

/// The operator's first screen.
@Route(value = "console", layout = ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
class OverviewView extends Div implements HasDynamicTitle, AfterNavigationObserver {

  private final Formats formats = PageFormats.current();
  private final TimeRangePicker ranges = new TimeRangePicker("console");
  private final SimulatedCoins simulated = new SimulatedCoins();
  private final ProblemStrip problems = new ProblemStrip();
  private final OverviewTiles tiles = new OverviewTiles(formats);
  private final TrendChart chart = new TrendChart("overview.chart");
  private final Panel chartPanel =
      new Panel("overview.chart", chart)
          .note(getTranslation("overview.chart.note"))
          .action(chart.tableToggle());
  private final WorkerTable workers =
      WorkerTable.forOperators(getTranslation("overview.workers"), formats);
  private final Panel workerPanel =
      new Panel("overview.workers", workers.component())
          .note(getTranslation("overview.workers.note"))
          .action(more("console/miners"));
  private final BlockTable blocks = BlockTable.brief(getTranslation("overview.blocks"), formats);
  private final Panel blockPanel =
      new Panel("overview.blocks", blocks.component()).action(more("console/blocks"));
  private final NodeList nodes = new NodeList(getTranslation("overview.nodes"), formats);
  private final Panel nodePanel =
      new Panel("overview.nodes", nodes.component()).action(more("console/nodes"));
  private final LivePage<OverviewModel> live;
  private volatile TimeRange range = TimeRange.SIX_HOURS;

  OverviewView(OverviewPresenter presenter, LiveUpdates updates) {
    LiveBadge badge = new LiveBadge();
    add(new PageHead("overview.title", ranges, badge).beside(simulated), problems, tiles);
    Div lower = new Div(workerPanel, stack(blockPanel, nodePanel));
    lower.addClassNames("grid", "halves");
    add(chartPanel, lower);
    live = updates.follow(this, () -> presenter.read(range), this::show).badge(badge);
  }

  private static Div stack(Panel... panels) {
    Div stack = new Div(panels);
    stack.addClassName("stack");
    return stack;
  }

  private AppLink more(String path) {
    return new AppLink(path, getTranslation("panel.all")).look("btn quiet");
  }

  private void show(OverviewModel model) {
    model.pool().ifPresent(pool -> simulated.show(pool.chain()));
    problems.show(model.problems(), formats.words());
    tiles.show(model);
    showChart(model.chart());
    showWorkers(model);
    showBlocks(model);
    showNodes(model);
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

  private void showWorkers(OverviewModel model) {
    if (model.workers().isEmpty()) {
      workerPanel.empty("empty.workers", "empty.workers.next");
    } else {
      workerPanel.ready();
      workers.show(model.workers(), model.now());
    }
  }

  private void showBlocks(OverviewModel model) {
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

  private void showNodes(OverviewModel model) {
    switch (model.nodes()) {
      case Reading.There<List<NodeStatus>>(var list) when list.isEmpty() ->
          nodePanel.empty("empty.nodes", "empty.nodes.next");
      case Reading.There<List<NodeStatus>>(var list) -> {
        nodePanel.ready();
        nodes.show(list, model.now());
      }
      case Reading.Failed<List<NodeStatus>>() -> nodePanel.failed();
    }
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    range = TimeRangePicker.from(event.getLocation().getQueryParameters(), TimeRange.SIX_HOURS);
    ranges.mark(range);
    live.refresh();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("overview.title") + " · Chimera";
  }
}
