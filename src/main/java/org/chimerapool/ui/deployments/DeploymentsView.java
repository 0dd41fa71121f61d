package org.chimerapool.ui.deployments;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.LiveBadge;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.shell.ConsoleLayout;
import org.chimerapool.ui.shell.PageHead;

/// What is being installed, and what was.
@Route(value = "console/deployments", layout = ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
class DeploymentsView extends Div implements HasDynamicTitle {

  private final Formats formats = PageFormats.current();
  private final RunTable table = new RunTable(formats);
  private final Panel panel = new Panel("deployments.panel", table);

  DeploymentsView(DeploymentsPresenter presenter, LiveUpdates updates) {
    Actor visitor = Actor.current();
    LiveBadge badge = new LiveBadge();
    ActionButton fresh =
        new ActionButton(
                "deployments.new",
                () ->
                    RunForm.open(
                        presenter,
                        visitor,
                        formats.words(),
                        run -> UI.getCurrent().navigate("console/deployments/" + run.id())))
            .main()
            .allowed(
                visitor.may(Permission.RUN_DEPLOYMENTS),
                DeniedNote.why(Permission.RUN_DEPLOYMENTS, formats.words()));
    AppLink hosts = new AppLink("console/hosts", getTranslation("deployments.hosts")).look("btn");
    add(new PageHead("deployments.title", badge, hosts, fresh));
    add(new DeniedNote(visitor, Permission.RUN_DEPLOYMENTS, formats.words()), panel);
    updates.follow(this, presenter::runs, this::show).badge(badge);
    WantedRun.follow(this, presenter, visitor, formats.words());
  }

  private void show(DeploymentsModel model) {
    panel.show(
        model.runs(), List::isEmpty, "deployments.empty", runs -> table.show(runs, model.now()));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("deployments.title") + " · Chimera";
  }
}
