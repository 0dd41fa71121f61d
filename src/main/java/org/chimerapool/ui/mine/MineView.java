package org.chimerapool.ui.mine;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chimerapool.identity.OwnedAddress;
import org.chimerapool.identity.Role;
import org.chimerapool.identity.Visitor;
import org.chimerapool.kernel.Hashrate;
import org.chimerapool.onboarding.AddressProof;
import org.chimerapool.stats.Window;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.CopyableText;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.Figure;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.LiveBadge;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.ScreenUrl;
import org.chimerapool.ui.kit.StatTile;
import org.chimerapool.ui.kit.StatusDot;
import org.chimerapool.ui.kit.Toast;
import org.chimerapool.ui.kit.Tone;
import org.chimerapool.ui.live.LivePage;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.shell.PublicLayout;

/// Everything that an account follows, with sums. For whoever is signed in; shows nobody else's.
@Route(value = "me", layout = PublicLayout.class)
@PermitAll
class MineView extends Div implements HasDynamicTitle, BeforeEnterObserver {

  private final Visitor visitor = Visitor.current();
  private final Formats formats = PageFormats.current();
  private final transient MinePresenter presenter;
  private final Div sums = new Div();
  private final DataTable<MineModel.Line> addresses;
  private final Panel addressPanel;
  private final DataTable<MineModel.Rig> rigs;
  private final Panel rigPanel;
  private final FollowForm form;
  private final LivePage<MineModel> live;
  private List<MineModel.Sum> shownSums = List.of();

  MineView(MinePresenter presenter, LiveUpdates updates, AuthenticationContext access) {
    this.presenter = presenter;
    LiveBadge badge = new LiveBadge();
    Div words = new Div(new H1(getTranslation("mine.title")), lead());
    words.addClassName("grow");
    ActionButton leave = new ActionButton("menu.signout", access::logout);
    Div hero = new Div(words, badge);
    AppLink settings = new AppLink("me/account", getTranslation("mine.account")).look("btn");
    hero.add(visitor.role() == Role.MINER ? settings : console(), leave);
    hero.addClassName("hero");
    sums.addClassNames("grid", "tiles", "four");
    form = new FollowForm(presenter, visitor, () -> liveRefresh());
    addresses = addressTable();
    addressPanel = new Panel("mine.addresses", addresses);
    rigs = rigTable();
    rigPanel = new Panel("mine.rigs", rigs);
    Div page = new Div(sums, form, addressPanel, rigPanel);
    page.addClassName("stack");
    add(hero, page);
    live = updates.follow(this, () -> presenter.read(visitor), this::show).badge(badge);
  }

  private AppLink console() {
    return new AppLink("console", getTranslation("nav.console")).look("btn");
  }

  private Paragraph lead() {
    Paragraph lead = new Paragraph(getTranslation("mine.lead", visitor.login()));
    lead.addClassName("lead");
    return lead;
  }

  private void liveRefresh() {
    live.refresh();
  }

  private DataTable<MineModel.Line> addressTable() {
    return new DataTable<MineModel.Line>(getTranslation("mine.addresses"))
        .column("mine.address", "", MineModel.Line::address, this::name)
        .text("pool.coin", line -> line.address().coin().ticker())
        .figure(
            "mine.rate",
            line ->
                line.figures()
                    .map(one -> formats.hashrate(new Hashrate(line.perSecond())).toString())
                    .orElse("–"))
        .figure(
            "miner.workers",
            line -> line.figures().map(one -> one.mining() + " / " + one.workers()).orElse("–"))
        .column("mine.ownership", "", MineModel.Line::address, line -> ownership(line.address()))
        .column("", "r", MineModel.Line::address, line -> remove(line.address()));
  }

  private AppLink name(MineModel.Line line) {
    String path = "miner/" + line.address().address();
    ScreenUrl url = new ScreenUrl(path, Map.of());
    AppLink link =
        new AppLink(
            line.pool().map(pool -> url.with(pool.id())).orElse(url).href(),
            CopyableText.shorten(line.address().address(), 9));
    link.setTitle(line.address().address());
    link.addClassName("mono");
    return link;
  }

  private Div ownership(OwnedAddress address) {
    Div shown = new Div();
    shown.addClassName("ownership");
    if (address.isOwned()) {
      shown.add(new StatusDot(Tone.GOOD, getTranslation("mine.owned")));
    } else if (address.claim().isPresent()) {
      String code = address.claim().get().code();
      String worker = address.address() + "." + code;
      Span how = new Span(getTranslation("mine.claiming", AddressProof.LENGTH.toMinutes()));
      how.addClassName("note");
      shown.add(new CopyableText(worker, "…." + code), how);
    } else {
      ActionButton prove = new ActionButton("mine.prove", () -> claim(address)).quiet();
      prove.setTitle(getTranslation("mine.prove.why"));
      shown.add(prove);
    }
    return shown;
  }

  private ActionButton remove(OwnedAddress address) {
    ActionButton remove =
        new ActionButton(
                "mine.unfollow",
                () ->
                    Errand.run(
                        () -> presenter.unfollow(visitor, address),
                        gone -> live.refresh(),
                        failure -> Toast.fault(getTranslation("action.failed"))))
            .quiet();
    remove.setAriaLabel(getTranslation("mine.unfollow.of", address.address()));
    return remove;
  }

  private void claim(OwnedAddress address) {
    Errand.run(
        () -> presenter.claim(visitor, address),
        made -> live.refresh(),
        failure -> Toast.fault(getTranslation("action.failed")));
  }

  private DataTable<MineModel.Rig> rigTable() {
    return new DataTable<MineModel.Rig>(getTranslation("mine.rigs"))
        .column("", "tight", rig -> rig.followed(), this::star)
        .column(
            "worker.name",
            "",
            rig -> rig.worker().worker(),
            rig ->
                new Text(
                    rig.worker().worker().rig().isEmpty()
                        ? CopyableText.shorten(rig.worker().worker().address(), 6)
                        : rig.worker().worker().rig()))
        .column("", "", rig -> rig.worker().status(), this::state)
        .figure(
            "mine.rate",
            rig -> formats.hashrate(rig.worker().hashrate(Window.USUAL).rate()).toString())
        .figure("mine.shares", rig -> formats.count(rig.worker().shares()));
  }

  private ActionButton star(MineModel.Rig rig) {
    boolean followed = rig.followed();
    ActionButton star =
        new ActionButton(
                followed ? "mine.star.on" : "mine.star.off",
                () ->
                    Errand.run(
                        () ->
                            presenter.followWorker(
                                visitor,
                                rig.pool().chain().coin(),
                                rig.worker().worker(),
                                !followed),
                        live::refresh,
                        failure -> Toast.fault(getTranslation("action.failed"))))
            .quiet();
    star.setAriaLabel(getTranslation("mine.star.of", rig.worker().worker().toString()));
    star.getElement().setAttribute("aria-pressed", Boolean.toString(followed));
    return star;
  }

  private StatusDot state(MineModel.Rig rig) {
    String word = getTranslation("worker." + rig.worker().status().name().toLowerCase(Locale.ROOT));
    return switch (rig.worker().status()) {
      case MINING -> new StatusDot(Tone.GOOD, word);
      case TROUBLED -> new StatusDot(Tone.WARN, word);
      case OFFLINE -> new StatusDot(Tone.BAD, word);
    };
  }

  private void show(MineModel model) {
    form.show(model.coins());
    addressPanel.show(model.lines(), List::isEmpty, "mine.none", addresses::show);
    rigPanel.setVisible(!model.workers().isEmpty());
    rigPanel.ready();
    rigs.show(model.workers());
    showSums(model.sums());
  }

  private void showSums(List<MineModel.Sum> all) {
    if (all.equals(shownSums)) {
      return;
    }
    shownSums = all;
    sums.removeAll();
    for (MineModel.Sum sum : all) {
      Figure rate = formats.hashrate(new Hashrate(sum.perSecond()));
      sums.add(
          new StatTile("mine.rate")
              .show(
                  rate,
                  getTranslation("mine.sum", sum.pool().name(), sum.mining(), sum.workers())));
    }
  }

  /// An operator's hand-made link to somebody else's page does not exist: the account is the
  /// visitor's own, whatever the address says.
  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    live.refresh();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("mine.title") + " · Chimera";
  }
}
