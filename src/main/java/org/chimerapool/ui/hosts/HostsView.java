package org.chimerapool.ui.hosts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chimerapool.deployment.fleet.Target;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.LiveBadge;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.live.LivePage;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.shell.ConsoleLayout;
import org.chimerapool.ui.shell.PageHead;

/// The machines that the console reaches by itself: the way to each, and hosts that it ordered.
@Route(value = "console/hosts", layout = ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
class HostsView extends Div implements HasDynamicTitle {

  private final transient HostsPresenter presenter;
  private final Actor visitor = Actor.current();
  private final Div cards = new Div();
  private final Map<Long, HostPanel> shown = new LinkedHashMap<>();
  private final Panel panel = new Panel("hosts.list", cards);
  private final OrderedTable ordered;
  private final Panel orderedPanel;
  private final LivePage<HostsModel> live;

  HostsView(HostsPresenter presenter, LiveUpdates updates) {
    this.presenter = presenter;
    LiveBadge badge = new LiveBadge();
    cards.addClassName("host-cards");
    ordered = new OrderedTable(presenter, visitor, PageFormats.current());
    orderedPanel = new Panel("hosts.ordered", ordered);
    orderedPanel.setVisible(false);
    ActionButton add =
        new ActionButton("hosts.title", this::add)
            .main()
            .allowed(
                visitor.may(Permission.RUN_DEPLOYMENTS),
                DeniedNote.why(Permission.RUN_DEPLOYMENTS, PageFormats.current().words()));
    add(new PageHead("hosts.page", badge, add));
    add(
        new DeniedNote(visitor, Permission.RUN_DEPLOYMENTS, PageFormats.current().words()),
        panel,
        orderedPanel);
    live = updates.follow(this, presenter::hosts, this::show).badge(badge);
  }

  private void add() {
    AddHostForm.open(presenter, visitor, live::refresh);
  }

  private void show(HostsModel model) {
    panel.show(model.hosts(), List::isEmpty, "hosts.none", this::cards);
    orderedPanel.setVisible(!model.ordered().isEmpty());
    orderedPanel.ready();
    ordered.show(model.ordered(), model.now());
  }

  private void cards(List<Target> hosts) {
    List<Long> ids = hosts.stream().map(Target::id).toList();
    shown.keySet().removeIf(id -> !ids.contains(id));
    hosts.forEach(
        host ->
            shown
                .computeIfAbsent(
                    host.id(), _ -> new HostPanel(presenter, visitor).named(host.name()))
                .show(host));
    if (!cards.getChildren().toList().equals(List.copyOf(shown.values()))) {
      cards.removeAll();
      shown.values().forEach(cards::add);
    }
  }

  @Override
  public String getPageTitle() {
    return getTranslation("hosts.page") + " · Chimera";
  }
}
