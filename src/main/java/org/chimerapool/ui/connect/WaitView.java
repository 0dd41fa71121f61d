package org.chimerapool.ui.connect;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.onboarding.FirstShare;
import org.chimerapool.ui.access.WebOrigin;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.CopyableText;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.LiveBadge;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.ScreenUrl;
import org.chimerapool.ui.kit.StatusDot;
import org.chimerapool.ui.kit.Tone;
import org.chimerapool.ui.live.LivePage;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.refusals.CauseLine;
import org.chimerapool.ui.shell.PublicLayout;

/// Waits with a new miner for the first share and says which layer keeps it away. Connections that
/// have not named a payout address are told only to whoever sits at the same IP address.
@Route(value = "waiting", layout = PublicLayout.class)
@AnonymousAllowed
class WaitView extends Div implements HasDynamicTitle, AfterNavigationObserver {

  private final Formats formats = PageFormats.current();
  private final Optional<InetAddress> visitor = WebOrigin.visitor();
  private final String host = WebOrigin.host();
  private final H1 headline = new H1("\u00a0");
  private final CopyableText name = new CopyableText("");
  private final OrderedList layers = new OrderedList();
  private final StatusDot what = new StatusDot(Tone.OFF, "");
  private final Paragraph next = new Paragraph();
  private final Div more = new Div();
  private final Section panel = new Section();
  private final Div seen = new Div();
  private final LivePage<Optional<WaitPresenter.Seen>> live;
  private final Instant since;
  private ScreenUrl url = new ScreenUrl("waiting", Map.of());
  private volatile Wish wish = new Wish(Optional.empty(), "", "", "", false);
  private Optional<FirstShare> shown = Optional.empty();

  WaitView(WaitPresenter presenter, LiveUpdates updates) {
    since = presenter.now();
    LiveBadge badge = new LiveBadge();
    Div over = new Div(name);
    over.addClassName("over");
    Div words = new Div(over, headline);
    words.addClassName("grow");
    Div hero = new Div(words, badge);
    hero.addClassName("hero");
    layers.addClassName("layers");
    next.addClassName("next");
    Div said = new Div(what, next, more);
    said.addClassName("said");
    said.setId("said");
    said.getElement().setAttribute("role", "status");
    seen.addClassName("note");
    panel.addClassNames("panel", "wait");
    panel.add(layers, said, seen);
    add(hero, panel);
    live =
        updates
            .follow(this, () -> presenter.read(wish, visitor, since, host), this::show)
            .badge(badge);
  }

  private void show(Optional<WaitPresenter.Seen> found) {
    if (found.isEmpty()) {
      headline.setText(getTranslation("first.noaddress"));
      panel.setVisible(false);
      return;
    }
    panel.setVisible(true);
    WaitPresenter.Seen now = found.get();
    FirstShare state = now.state();
    ShareWords words = ShareWords.of(state, formats);
    boolean done = state instanceof FirstShare.Accepted;
    headline.setText(getTranslation(done ? "first.done" : "first.title"));
    panel.getElement().getClassList().set("celebrate", done);
    showLayers(state.layer(), done, words.tone());
    what.set(words.tone(), formats.words().say(words.what()));
    next.setText(formats.words().say(words.next()));
    if (!same(state)) {
      shown = Optional.of(state);
      more.removeAll();
      showMore(now, state);
    }
    seen.setText(
        now.visitor()
            .map(ip -> getTranslation("first.seen", ip, now.at().plainUrl()))
            .orElseGet(() -> getTranslation("first.hidden", now.at().plainUrl())));
    seen.setVisible(!done);
  }

  /// Whether what is below the words stays as it is; the time that goes by does not change it.
  private boolean same(FirstShare state) {
    return shown.filter(before -> before.getClass() == state.getClass()).isPresent();
  }

  private void showMore(WaitPresenter.Seen now, FirstShare state) {
    switch (state) {
      case FirstShare.Accepted accepted -> more.add(minerLink(now, "first.page", "btn main"));
      case FirstShare.AllRefused refused -> {
        more.add(new CauseLine(refused.cause(), formats));
        more.add(
            new AppLink(
                    "miner/" + refused.worker().address() + "/refusal/" + refused.id(),
                    getTranslation("first.explain"))
                .look("btn"));
      }
      case FirstShare.Hashing hashing -> more.add(minerLink(now, "first.page", "btn"));
      case FirstShare.PoolClosed _,
          FirstShare.NothingSeen _,
          FirstShare.OtherPool _,
          FirstShare.TurnedAway _,
          FirstShare.TlsFailed _,
          FirstShare.Silent _,
          FirstShare.NotSubscribed _,
          FirstShare.NotNamed _,
          FirstShare.WrongName _,
          FirstShare.OtherAddress _,
          FirstShare.NoWork _,
          FirstShare.Left _ ->
          more.add(
              new AppLink(
                      wish.on(new ScreenUrl("connect", url.query())).href(),
                      getTranslation("first.back"))
                  .look("btn"));
    }
  }

  private AppLink minerLink(WaitPresenter.Seen now, String key, String look) {
    String page = new ScreenUrl("miner/" + wish.address(), Map.of()).with(now.pool()).href();
    return new AppLink(page, getTranslation(key)).look(look);
  }

  private void showLayers(FirstShare.Layer at, boolean done, Tone tone) {
    layers.removeAll();
    for (FirstShare.Layer layer : FirstShare.Layer.values()) {
      boolean past = done || layer.compareTo(at) < 0;
      boolean here = !done && layer == at;
      Tone shade = past ? Tone.GOOD : here ? tone : Tone.OFF;
      Span state =
          new Span(
              getTranslation(
                  past ? "first.step.done" : here ? "first.step.here" : "first.step.open"));
      state.addClassName("unseen");
      ListItem item =
          new ListItem(
              new StatusDot(
                  shade, getTranslation("first.layer." + layer.name().toLowerCase(Locale.ROOT))),
              state);
      if (here) {
        item.addClassName("here");
        item.getElement().setAttribute("aria-current", "step");
      }
      layers.add(item);
    }
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    url = ScreenUrl.of(event.getLocation());
    wish = Wish.of(url);
    String worker = wish.worker().map(Object::toString).orElse("");
    name.setVisible(!worker.isEmpty());
    name.set(worker, CopyableText.shorten(worker, 16));
    live.refresh();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("first.title") + " · Chimera";
  }
}
