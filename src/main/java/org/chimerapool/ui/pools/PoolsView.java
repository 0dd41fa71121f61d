package org.chimerapool.ui.pools;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.ui.access.PerTenant;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.LiveBadge;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.ProblemStrip;
import org.chimerapool.ui.kit.Sentence;
import org.chimerapool.ui.live.LivePage;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.shell.ConsoleLayout;
import org.chimerapool.ui.shell.PageHead;

/// Every pool: how it is doing, and the buttons that make it do something else.
@Route(value = "console/pools", layout = ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
@PerTenant
class PoolsView extends Div implements HasDynamicTitle {

  private final Formats formats = PageFormats.current();
  private final Sentence answer = new Sentence();
  private final ProblemStrip problems = new ProblemStrip();
  private final PoolTable table;
  private final Panel panel;

  PoolsView(PoolsPresenter presenter, LiveUpdates updates) {
    Actor visitor = Actor.current();
    LiveBadge badge = new LiveBadge();
    LivePage<PoolsModel> live =
        updates.follow(this, () -> presenter.read(visitor), this::show).badge(badge);
    PoolActions actions = new PoolActions(presenter, visitor, formats, live::refresh);
    table = new PoolTable(formats, actions);
    panel = new Panel("pools.panel", table.component());
    ActionButton add =
        new ActionButton("pools.new", () -> actions.edit(Optional.empty()))
            .main()
            .allowed(
                visitor.may(Permission.RUN_POOLS),
                DeniedNote.why(Permission.RUN_POOLS, formats.words()));
    add(
        new PageHead("pools.title", badge, add),
        answer,
        problems,
        panel,
        new DeniedNote(visitor, Permission.RUN_POOLS, formats.words()));
  }

  private void show(PoolsModel model) {
    answer.show(model.answer(), formats.words());
    problems.show(model.problems(), formats.words());
    panel.show(
        model.pools(), List::isEmpty, "empty.pools", pools -> table.show(pools, model.now()));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("pools.title") + " · Chimera";
  }
}
