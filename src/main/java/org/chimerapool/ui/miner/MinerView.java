package org.chimerapool.ui.miner;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.stats.TimeRange;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.ChartLine;
import org.chimerapool.ui.kit.Chip;
import org.chimerapool.ui.kit.CopyableText;
import org.chimerapool.ui.kit.EmptyState;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.LiveBadge;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.SimulatedCoins;
import org.chimerapool.ui.kit.TimeRangePicker;
import org.chimerapool.ui.kit.TrendChart;
import org.chimerapool.ui.kit.WorkerTable;
import org.chimerapool.ui.live.LivePage;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.live.Reading;
import org.chimerapool.ui.shell.PublicLayout;

/// A miner's public page; the address in the URL is all that it takes.
@Route(value = "miner/:address", layout = PublicLayout.class)
@AnonymousAllowed
class MinerView extends Div implements HasDynamicTitle, BeforeEnterObserver {

  private final Formats formats = PageFormats.current();
  private final CopyableText name = new CopyableText("");
  private final H1 headline = new H1("\u00a0");
  private final Chip virtual = Chip.simulated(getTranslation("miner.simulated"));
  private final SimulatedCoins simulated = new SimulatedCoins();
  private final Div known = new Div();
  private final Div unknown = new Div();
  private final MinerTiles tiles = new MinerTiles(formats);
  private final Div picker = new Div();
  private final TrendChart chart = new TrendChart("miner.chart");
  private final Panel chartPanel = new Panel("miner.chart", chart).action(chart.tableToggle());
  private final WorkerTable workers =
      WorkerTable.forMiner(getTranslation("miner.workers"), formats);
  private final Panel workerPanel = new Panel("miner.workers", workers.component());
  private final LivePage<MinerModel> live;
  private volatile String address = "";
  private volatile TimeRange range = TimeRange.DAY;

  MinerView(MinerPresenter presenter, LiveUpdates updates) {
    LiveBadge badge = new LiveBadge();
    Div over = new Div(name);
    over.addClassName("over");
    Div words = new Div(over, headline);
    words.addClassName("grow");
    virtual.setVisible(false);
    Div hero = new Div(words, virtual, simulated, picker, badge);
    hero.addClassName("hero");
    known.add(tiles, chartPanel, workerPanel);
    unknown.setVisible(false);
    unknown.add(
        new EmptyState(
            "",
            getTranslation("miner.unknown.next"),
            new AppLink("", getTranslation("miner.connect")).look("btn")));
    add(hero, known, unknown);
    live = updates.follow(this, () -> presenter.read(address, range), this::show).badge(badge);
  }

  private void show(MinerModel model) {
    headline.setText(formats.words().say(model.headline()));
    known.setVisible(model.isKnown());
    unknown.setVisible(!model.isKnown());
    picker.setVisible(model.isKnown());
    if (!model.isKnown()) {
      return;
    }
    virtual.setVisible(model.isSimulated());
    model.chain().ifPresent(simulated::show);
    tiles.show(model);
    workerPanel.ready();
    workers.show(model.workers(), model.now());
    showChart(model.chart());
  }

  private void showChart(Reading<ChartLine> reading) {
    switch (reading) {
      case Reading.There<ChartLine>(ChartLine line) when line.isEmpty() ->
          chartPanel.empty("empty.shares", "empty.shares.next");
      case Reading.There<ChartLine>(ChartLine line) -> {
        chartPanel.ready();
        chartPanel.note(getTranslation("miner.chart.note", line.unit()));
        chart.show(line);
      }
      case Reading.Failed<ChartLine>() -> chartPanel.failed();
    }
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String asked = event.getRouteParameters().get("address").orElse("");
    address =
        WorkerName.parse(asked)
            .filter(parsed -> parsed.rig().isEmpty())
            .map(WorkerName::address)
            .orElseThrow(() -> new NotFoundException("not an address"));
    name.set(address, CopyableText.shorten(address, 12));
    range = TimeRangePicker.from(event.getLocation().getQueryParameters(), TimeRange.DAY);
    TimeRangePicker ranges = new TimeRangePicker("miner/" + address);
    ranges.mark(range);
    picker.removeAll();
    picker.add(ranges);
    live.refresh();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("miner.title") + " " + CopyableText.shorten(address, 6) + " · Chimera";
  }
}
