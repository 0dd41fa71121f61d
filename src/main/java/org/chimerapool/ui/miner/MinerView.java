package org.chimerapool.ui.miner;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Map;
import java.util.stream.Collectors;
import org.chimerapool.identity.MinerAddresses;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.onboarding.CoinAddresses;
import org.chimerapool.pool.Pools;
import org.chimerapool.stats.Figures;
import org.chimerapool.stats.TimeRange;
import org.chimerapool.ui.achievements.AchievementPanels;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.ChartPanel;
import org.chimerapool.ui.kit.Chip;
import org.chimerapool.ui.kit.CopyableText;
import org.chimerapool.ui.kit.EmptyState;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.LiveBadge;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.ScreenUrl;
import org.chimerapool.ui.kit.SimulatedCoins;
import org.chimerapool.ui.kit.TimeRangePicker;
import org.chimerapool.ui.kit.WorkerTable;
import org.chimerapool.ui.live.LivePage;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.refusals.RefusalTable;
import org.chimerapool.ui.shell.PoolPicker;
import org.chimerapool.ui.shell.PublicLayout;

/// A miner's public page; the address in the URL is all that it takes.
@Route(value = "miner/:address", layout = PublicLayout.class)
@AnonymousAllowed
class MinerView extends Div implements HasDynamicTitle, BeforeEnterObserver {

  private final Formats formats = PageFormats.current();
  private final CopyableText name = new CopyableText("");
  private final H1 headline = new H1("\u00a0");
  private final Chip virtual = Chip.simulated(getTranslation("miner.simulated"));
  private final PoolPicker pools = new PoolPicker();
  private final SimulatedCoins simulated = new SimulatedCoins();
  private final Div known = new Div();
  private final Div unknown = new Div();
  private final MinerTiles tiles = new MinerTiles(formats);
  private final TimeRangePicker ranges = new TimeRangePicker();
  private final ChartPanel chart = new ChartPanel("miner.chart", "miner.chart.note");
  private final WorkerTable workers =
      WorkerTable.forMiner(getTranslation("miner.workers"), formats);
  private final Panel workerPanel = new Panel("miner.workers", workers.component());
  private final RefusalTable refusals =
      RefusalTable.forMiner(getTranslation("refusals.latest"), formats);
  private final Panel refusalPanel =
      new Panel("refusals.latest", refusals.component())
          .note(getTranslation("refusals.latest.note"));
  private final MinerWindows windows;
  private final TakeAlong along;
  private final transient CoinAddresses coins;
  private final transient Pools running;
  private final LivePage<MinerModel> live;
  private volatile String address = "";
  private volatile TimeRange range = TimeRange.DAY;

  MinerView(
      MinerPresenter presenter,
      AchievementPanels badges,
      Figures figures,
      MinerAddresses addresses,
      CoinAddresses coins,
      Pools running,
      LiveUpdates updates) {
    this.coins = coins;
    this.running = running;
    windows = new MinerWindows(figures, formats);
    along = new TakeAlong(addresses);
    LiveBadge badge = new LiveBadge();
    Div over = new Div(name);
    over.addClassName("over");
    Div words = new Div(over, headline);
    words.addClassName("grow");
    virtual.setVisible(false);
    Div hero = new Div(words, virtual, simulated, pools, along, ranges, badge);
    hero.addClassName("hero");
    known.add(
        tiles,
        chart.component(),
        windows,
        workerPanel,
        badges.honours(pools::wanted, () -> address),
        refusalPanel);
    unknown.setVisible(false);
    add(hero, known, unknown);
    live =
        updates
            .follow(this, () -> presenter.read(pools.wanted(), address, range), this::show)
            .badge(badge);
  }

  private void show(MinerModel model) {
    headline.setText(formats.words().say(model.headline()));
    known.setVisible(model.isKnown());
    unknown.setVisible(!model.isKnown());
    ranges.setVisible(model.isKnown());
    along.setVisible(model.isKnown());
    if (!model.isKnown()) {
      showUnknown();
      return;
    }
    model
        .choice()
        .chosen()
        .ifPresent(
            pool -> {
              along.show(pool.chain().coin(), address);
              windows.show(windows.read(pool.id(), address));
            });
    virtual.setVisible(model.isSimulated());
    pools.show(model.choice());
    simulated.show(model.choice());
    tiles.show(model);
    workerPanel.ready();
    workers.show(model.workers(), model.now());
    refusalPanel.setVisible(!model.refusals().isEmpty());
    refusalPanel.ready();
    refusals.show(model.refusals(), model.now());
    chart.show(model.chart());
  }

  /// Says by the rules of each coin what is wrong with the address, or that nothing is.
  private void showUnknown() {
    if (unknown.getComponentCount() > 0) {
      return;
    }
    boolean fits = running.all().stream().anyMatch(pool -> coins.fault(pool, address).isEmpty());
    String why =
        fits
            ? getTranslation("miner.unknown.next")
            : running.all().stream()
                .flatMap(pool -> coins.fault(pool, address).stream())
                .distinct()
                .collect(Collectors.joining(" "));
    String connect = new ScreenUrl("connect", Map.of("address", address)).href();
    unknown.add(
        new EmptyState(
            fits ? "" : getTranslation("miner.unknown.noaddress"),
            why,
            new AppLink(fits ? connect : "connect", getTranslation("miner.connect")).look("btn")));
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
    unknown.removeAll();
    ScreenUrl url = pools.enter(event.getLocation());
    range = TimeRangePicker.from(url, TimeRange.DAY);
    ranges.mark(url, range);
    live.refresh();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("miner.title") + " " + CopyableText.shorten(address, 6) + " · Chimera";
  }
}
