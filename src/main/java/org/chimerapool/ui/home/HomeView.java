package org.chimerapool.ui.home;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import org.chimerapool.onboarding.PublicAddress;
import org.chimerapool.pool.PoolDescription;
import org.chimerapool.ui.access.WebOrigin;
import org.chimerapool.ui.achievements.AchievementPanels;
import org.chimerapool.ui.kit.BlockPanel;
import org.chimerapool.ui.kit.ChartPanel;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.LiveBadge;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.SimulatedCoins;
import org.chimerapool.ui.kit.Tour;
import org.chimerapool.ui.live.LivePage;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.shell.PoolPicker;
import org.chimerapool.ui.shell.PublicLayout;

/// The public front page: how the pool does, how to join, where to find oneself.
@Route(value = "", layout = PublicLayout.class)
@AnonymousAllowed
class HomeView extends Div implements HasDynamicTitle, AfterNavigationObserver {

  private final Formats formats = PageFormats.current();
  private final PoolPicker pools = new PoolPicker();
  private final SimulatedCoins simulated = new SimulatedCoins();
  private final H1 headline = new H1();
  private final Paragraph lead = new Paragraph();
  private final HomeTiles tiles = new HomeTiles(formats);
  private final ChartPanel chart = new ChartPanel("home.chart", "overview.chart.note");
  private final PoolsPanel poolsPanel = new PoolsPanel(formats);
  private final ConnectPanel connect = new ConnectPanel();
  private final BlockPanel blocks =
      BlockPanel.brief("home.blocks", getTranslation("home.blocks"), formats);
  private final transient PublicAddress places;
  private final String host = WebOrigin.host();
  private final LivePage<HomeModel> live;

  HomeView(
      HomePresenter presenter,
      AchievementPanels badges,
      PublicAddress places,
      LiveUpdates updates) {
    this.places = places;
    LiveBadge badge = new LiveBadge();
    headline.setText(getTranslation("home.title"));
    lead.addClassName("lead");
    Div words = new Div(headline, lead);
    words.addClassName("grow");
    Div hero = new Div(words, simulated, pools, badge);
    hero.addClassName("hero");
    Div left = new Div(new LookupPanel(), connect);
    left.addClassName("stack");
    Div lower = new Div(left, blocks.component());
    lower.addClassNames("grid", "even");
    add(hero, tiles, chart.component(), poolsPanel, lower, badges.latest(pools::wanted), tour());
    live = updates.follow(this, () -> presenter.read(pools.wanted()), this::show).badge(badge);
  }

  private static Tour tour() {
    return new Tour(
        "home",
        List.of(
            new Tour.Step(".tiles", "tour.home.figures"),
            new Tour.Step("#connect", "tour.home.connect"),
            new Tour.Step("#address", "tour.home.find")));
  }

  private void show(HomeModel model) {
    pools.show(model.choice());
    model.choice().chosen().ifPresent(this::show);
    headline.setText(
        model
            .pulse()
            .map(pulse -> getTranslation("home.headline.running", pulse.miners()))
            .orElseGet(() -> getTranslation("home.headline.none")));
    tiles.show(model);
    connect.show(model.choice().chosen().map(pool -> places.of(pool.id(), host)));
    chart.show(model.chart());
    poolsPanel.show(model.pools());
    blocks.show(model.blocks(), model.choice().decimals(), model.now());
  }

  private void show(PoolDescription pool) {
    simulated.show(pool.chain());
    lead.setText(getTranslation("home.lead", pool.chain().name(), pool.algorithm().id()));
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    pools.enter(event.getLocation());
    live.refresh();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("home.title") + " · Chimera";
  }
}
