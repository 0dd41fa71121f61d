package org.chimerapool.ui.rollouts;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.LiveBadge;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.ProblemStrip;
import org.chimerapool.ui.live.LivePage;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.shell.ConsoleLayout;
import org.chimerapool.ui.shell.PageHead;

/// What is on its way to many machines, and what was.
@Route(value = "console/rollouts", layout = ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
class RolloutsView extends Div implements HasDynamicTitle {

  private final transient Formats formats = PageFormats.current();
  private final ProblemStrip problems = new ProblemStrip();
  private final RolloutTable table = new RolloutTable(formats);
  private final Panel panel = new Panel("rollouts.panel", table);
  private final SiteTable sites;
  private final Panel sitePanel;
  private final LivePage<RolloutsModel> live;

  RolloutsView(RolloutsPresenter presenter, LiveUpdates updates) {
    Actor visitor = Actor.current();
    boolean may = visitor.may(Permission.RUN_DEPLOYMENTS);
    String why = DeniedNote.why(Permission.RUN_DEPLOYMENTS, formats.words());
    LiveBadge badge = new LiveBadge();
    ActionButton fresh =
        new ActionButton(
                "rollouts.new",
                () ->
                    PlanForm.open(
                        presenter,
                        visitor,
                        formats,
                        id -> UI.getCurrent().navigate("console/rollouts/" + id)))
            .main()
            .allowed(may, why);
    sites = new SiteTable(presenter, visitor, formats, () -> refresh());
    sitePanel =
        new Panel("rollouts.sites", sites)
            .action(new ActionButton("site.add", () -> sites.edit(null)).allowed(may, why));
    add(new PageHead("rollouts.title", badge, fresh));
    add(new DeniedNote(visitor, Permission.RUN_DEPLOYMENTS, formats.words()));
    add(problems, panel, sitePanel);
    live = updates.follow(this, presenter::all, this::show).badge(badge);
  }

  private void refresh() {
    live.refresh();
  }

  private void show(RolloutsModel model) {
    problems.show(model.problems(), formats.words());
    panel.show(
        model.rollouts(), List::isEmpty, "rollouts.empty", lines -> table.show(lines, model.now()));
    sitePanel.show(model.sites(), List::isEmpty, "rollouts.sites.empty", sites::show);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("rollouts.title") + " · Chimera";
  }
}
