package org.chimerapool.ui.sessions;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.chimerapool.identity.Actor;
import org.chimerapool.ui.access.PerTenant;
import org.chimerapool.ui.guard.BanDesk;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.LiveBadge;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.ScreenUrl;
import org.chimerapool.ui.kit.Sentence;
import org.chimerapool.ui.live.LivePage;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.shell.ConsoleLayout;
import org.chimerapool.ui.shell.PageHead;
import org.chimerapool.ui.shell.PoolPicker;

/// Every miner that is connected right now; the filter is in the URL.
@Route(value = "console/sessions", layout = ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
@PerTenant
class SessionsView extends Div implements HasDynamicTitle, AfterNavigationObserver {

  private final Formats formats = PageFormats.current();
  private final PoolPicker pools = new PoolPicker();
  private final Sentence answer = new Sentence();
  private final SessionFilters filters = new SessionFilters(this::filterChanged);
  private final EverybodyMenu everybody;
  private final SessionGrid grid;
  private final BulkBar bulk;
  private final Panel panel;
  private final LivePage<SessionsModel> live;
  private ScreenUrl url = new ScreenUrl("console/sessions", Map.of());
  private Instant now = Instant.EPOCH;
  private volatile SessionsFilter filter = SessionsFilter.NONE;

  SessionsView(SessionsPresenter presenter, BanDesk bans, LiveUpdates updates) {
    Actor visitor = Actor.current();
    LiveBadge badge = new LiveBadge();
    live = updates.follow(this, () -> presenter.read(pools.own(), filter), this::show).badge(badge);
    everybody = new EverybodyMenu(presenter, visitor, formats);
    SessionSheet sheet = new SessionSheet(presenter, bans, visitor, formats, live::refresh);
    grid = new SessionGrid(formats, session -> sheet.open(session, now), this::filterChanged);
    bulk =
        new BulkBar(
            presenter,
            bans,
            visitor,
            formats,
            grid::deselectAll,
            () -> {
              grid.deselectAll();
              live.refresh();
            });
    grid.addSelectionListener(event -> bulk.about(event.getAllSelectedItems()));
    panel =
        new Panel("sessions.panel", grid)
            .action(grid.state().chooser(getTranslation("table.columns")));
    add(
        new PageHead("sessions.title", pools, badge, everybody.component()),
        answer,
        filters,
        bulk,
        panel);
  }

  private void show(SessionsModel model) {
    now = model.now();
    pools.show(model.choice());
    everybody.about(model.choice().chosen());
    answer.show(model.answer(), formats.words());
    filters.show(model);
    if (!model.sessions().isEmpty()) {
      panel.ready();
      grid.show(model);
    } else if (model.filtered()) {
      panel.empty("empty.filter", "empty.filter.next");
    } else {
      panel.empty("empty.sessions", "empty.sessions.next");
    }
  }

  private void filterChanged() {
    filter = filters.value();
    ScreenUrl here =
        grid.state()
            .write(url)
            .with("find", filter.text())
            .with("device", filter.device())
            .with("dialect", filter.dialect())
            .with("line", filter.line())
            .with("state", filter.state());
    UI.getCurrent().getPage().getHistory().replaceState(null, here.location());
    live.refresh();
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    url = pools.enter(event.getLocation());
    filter =
        new SessionsFilter(url.get("find"), url.get("device"), url.get("dialect"), line(), state());
    filters.fill(filter);
    grid.state().read(url);
    live.refresh();
  }

  private String line() {
    return Stream.of("tls", "plain").filter(url.get("line")::equals).findFirst().orElse("");
  }

  private String state() {
    return Arrays.stream(SessionState.values())
        .map(SessionState::key)
        .filter(url.get("state")::equals)
        .findFirst()
        .orElse("");
  }

  @Override
  public String getPageTitle() {
    return getTranslation("sessions.title") + " · Chimera";
  }
}
