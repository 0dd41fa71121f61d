package org.chimerapool.ui.leaderboards;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.gamification.Board;
import org.chimerapool.gamification.BoardKind;
import org.chimerapool.gamification.Profile;
import org.chimerapool.gamification.Profiles;
import org.chimerapool.gamification.SizeClass;
import org.chimerapool.identity.AccountId;
import org.chimerapool.identity.Visitor;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.LiveBadge;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.ScreenUrl;
import org.chimerapool.ui.live.LivePage;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.shell.PoolPicker;
import org.chimerapool.ui.shell.PublicLayout;

/// Who leads; the URL holds what is looked at.
@Route(value = "leaderboards", layout = PublicLayout.class)
@AnonymousAllowed
class LeaderboardsView extends Div implements HasDynamicTitle, AfterNavigationObserver {

  private static final int ROWS = 50;

  private final Formats formats = PageFormats.current();
  private final Optional<AccountId> visitor = Visitor.find().map(Visitor::accountId);
  private final PoolPicker pools = new PoolPicker();
  private final Paragraph lead = new Paragraph();
  private final LinkChoice kinds = new LinkChoice("board.kinds", "by");
  private final LinkChoice sizes = new LinkChoice("board.sizes", "class");
  private final SpanChoice spans = new SpanChoice(formats);
  private final TextField find = new TextField();
  private final Podium podium = new Podium(formats);
  private final BoardTable own = new BoardTable(getTranslation("board.own.rows"), formats);
  private final Panel ownPanel = new Panel("board.own.rows", own.component());
  private final BoardTable table = new BoardTable(getTranslation("board.title"), formats);
  private final Panel panel = new Panel("board.places", table.component());
  private final ActionButton appearance;
  private final LivePage<BoardModel> live;
  private volatile BoardChoice asked = BoardChoice.of(new ScreenUrl("leaderboards", Map.of()));
  private ScreenUrl url = new ScreenUrl("leaderboards", Map.of());
  private Profile profile = Profile.NONE;

  LeaderboardsView(BoardPresenter presenter, Profiles profiles, LiveUpdates updates) {
    LiveBadge badge = new LiveBadge();
    appearance = new ActionButton("appearance.open", () -> appear(profiles)).quiet();
    appearance.setVisible(visitor.isPresent());
    lead.addClassName("lead");
    Div words = new Div(new H1(getTranslation("board.title")), lead);
    words.addClassName("grow");
    Div hero = new Div(words, pools, badge);
    hero.addClassName("hero");
    for (BoardKind kind : BoardKind.values()) {
      kinds.option(BoardChoice.key(kind), getTranslation("board.kind." + BoardChoice.key(kind)));
    }
    sizes.option("", getTranslation("board.sizes.all"));
    for (SizeClass size : SizeClass.values()) {
      sizes.option(BoardChoice.key(size), getTranslation("size." + BoardChoice.key(size)));
    }
    Div choices = new Div(kinds, spans, sizes, search());
    choices.addClassName("board-choices");
    ownPanel.setVisible(false);
    panel.action(appearance);
    Div below = new Div(podium, ownPanel, panel);
    below.addClassName("stack");
    add(hero, choices, below);
    live =
        updates
            .follow(this, () -> presenter.read(pools.wanted(), asked, visitor), this::show)
            .badge(badge);
  }

  private Div search() {
    find.setPlaceholder(getTranslation("board.find"));
    find.setAriaLabel(getTranslation("board.find"));
    find.setMaxLength(WorkerName.MAX_LENGTH);
    find.getElement().setAttribute("autocomplete", "off");
    find.addKeyPressListener(Key.ENTER, event -> seek());
    Div row = new Div(find, new ActionButton("board.find.go", this::seek));
    row.addClassName("lookup");
    return row;
  }

  private void seek() {
    String text = find.getValue().strip();
    boolean fits = text.isEmpty() || WorkerName.parse(text).isPresent();
    find.setInvalid(!fits);
    find.setErrorMessage(fits ? "" : getTranslation("home.lookup.form"));
    if (fits) {
      ScreenUrl there = url.with("find", text);
      UI.getCurrent().navigate(there.path(), there.location().getQueryParameters());
    }
  }

  private void appear(Profiles profiles) {
    visitor.ifPresent(account -> AppearanceForm.open(profiles, account, profile, live::refresh));
  }

  private void show(BoardModel model) {
    pools.show(model.choice());
    model.profile().ifPresent(now -> profile = now);
    spans.show(model, url);
    lead.setText(getTranslation("board.lead." + BoardChoice.key(model.asked().kind())));
    ownPanel.setVisible(!model.own().isEmpty() || model.missing());
    ownPanel.show(
        model.board(),
        board -> model.own().isEmpty(),
        "board.missing",
        board -> own.show(board, model.own(), List.of()));
    panel.show(
        model.board(), board -> board.rows().isEmpty(), "board.empty", board -> show(board, model));
    podium.setVisible(false);
    model.board().map(Optional::of).orElse(Optional.empty()).ifPresent(podium::show);
  }

  private void show(Board board, BoardModel model) {
    panel.note(
        board.closed()
            ? getTranslation("board.note.closed", board.rows().size())
            : getTranslation("board.note", board.rows().size()));
    table.show(board, board.rows().stream().limit(ROWS).toList(), model.own());
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    url = pools.enter(event.getLocation());
    asked = BoardChoice.of(url);
    kinds.mark(url, BoardChoice.key(asked.kind()));
    sizes.mark(url, asked.size().map(BoardChoice::key).orElse(""));
    find.setValue(asked.address().orElse(""));
    live.refresh();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("board.title") + " · Chimera";
  }
}
