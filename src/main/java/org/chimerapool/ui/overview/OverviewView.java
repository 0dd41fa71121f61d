package org.chimerapool.ui.overview;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.chimerapool.stats.TimeRange;
import org.chimerapool.ui.access.PerTenant;
import org.chimerapool.ui.achievements.AchievementPanels;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.BlockPanel;
import org.chimerapool.ui.kit.ChartPanel;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.LiveBadge;
import org.chimerapool.ui.kit.NodeList;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.ProblemStrip;
import org.chimerapool.ui.kit.Reading;
import org.chimerapool.ui.kit.ScreenUrl;
import org.chimerapool.ui.kit.SimulatedCoins;
import org.chimerapool.ui.kit.TimeRangePicker;
import org.chimerapool.ui.kit.WindowStrip;
import org.chimerapool.ui.kit.WorkerTable;
import org.chimerapool.ui.live.LivePage;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.shell.ConsoleLayout;
import org.chimerapool.ui.shell.PageHead;
import org.chimerapool.ui.shell.PoolPicker;

/// The operator's first screen.
@Route(value = "console", layout = ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
@PerTenant
class OverviewView extends Div implements HasDynamicTitle, AfterNavigationObserver {

  private final Formats formats = PageFormats.current();
  private final PoolPicker pools = new PoolPicker();
  private final TimeRangePicker ranges = new TimeRangePicker();
  private final SimulatedCoins simulated = new SimulatedCoins();
  private final ProblemStrip problems = new ProblemStrip();
  private final HealthStrip health = new HealthStrip();
  private final OverviewTiles tiles = new OverviewTiles(formats);
  private final ChartPanel chart = new ChartPanel("overview.chart", "overview.chart.note");
  private final WindowStrip windows = new WindowStrip(getTranslation("overview.windows"), formats);
  private final Panel windowPanel =
      new Panel("overview.windows", windows).note(getTranslation("overview.windows.note"));
  private final RefusalReasons reasons =
      new RefusalReasons(getTranslation("overview.reasons"), formats);
  private final Panel reasonPanel =
      new Panel("overview.reasons", reasons.component()).action(more("console/refusals"));
  private final WorkerTable workers =
      WorkerTable.forOperators(getTranslation("overview.workers"), formats);
  private final Panel workerPanel =
      new Panel("overview.workers", workers.component())
          .note(getTranslation("overview.workers.note"))
          .action(more("console/miners"));
  private final BlockPanel blocks =
      BlockPanel.brief("overview.blocks", getTranslation("overview.blocks"), formats);
  private final NodeList nodes = new NodeList(getTranslation("overview.nodes"), formats);
  private final Panel nodePanel =
      new Panel("overview.nodes", nodes.component()).action(more("console/nodes"));
  private final LivePage<OverviewModel> live;
  private volatile TimeRange range = TimeRange.SIX_HOURS;

  OverviewView(OverviewPresenter presenter, AchievementPanels badges, LiveUpdates updates) {
    LiveBadge badge = new LiveBadge();
    add(
        new PageHead("overview.title", pools, ranges, badge).beside(simulated),
        problems,
        health,
        tiles);
    blocks.component().action(more("console/blocks"));
    Div lower =
        new Div(
            stack(workerPanel, reasonPanel),
            stack(blocks.component(), nodePanel, badges.milestones(pools::wanted)));
    lower.addClassNames("grid", "halves");
    add(chart.component(), windowPanel, lower);
    live = updates.follow(this, () -> presenter.read(pools.own(), range), this::show).badge(badge);
  }

  private static Div stack(Component... panels) {
    Div stack = new Div(panels);
    stack.addClassName("stack");
    return stack;
  }

  private AppLink more(String path) {
    return new AppLink(path, getTranslation("panel.all")).look("btn quiet");
  }

  private void show(OverviewModel model) {
    pools.show(model.choice());
    simulated.show(model.choice());
    problems.show(model.problems(), formats.words());
    health.show(model.checks(), formats.words());
    tiles.show(model);
    windowPanel.ready();
    windows.show(model.hashrate());
    reasonPanel.show(
        new Reading.There<>(model.refused()), List::isEmpty, "empty.reasons", reasons::show);
    chart.show(model.chart());
    workerPanel.show(
        new Reading.There<>(model.workers()),
        List::isEmpty,
        "empty.workers",
        list -> workers.show(list, model.now()));
    blocks.show(model.blocks(), model.choice().decimals(), model.now());
    nodePanel.show(
        model.nodes(), List::isEmpty, "empty.nodes", list -> nodes.show(list, model.now()));
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    ScreenUrl url = pools.enter(event.getLocation());
    range = TimeRangePicker.from(url, TimeRange.SIX_HOURS);
    ranges.mark(url, range);
    live.refresh();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("overview.title") + " · Chimera";
  }
}
