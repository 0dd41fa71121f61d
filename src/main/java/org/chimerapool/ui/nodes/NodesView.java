package org.chimerapool.ui.nodes;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.kernel.CoinId;
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

/// The nodes that pools stand on, coin by coin.
@Route(value = "console/nodes", layout = ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
class NodesView extends Div implements HasDynamicTitle {

  private final Formats formats = PageFormats.current();
  private final Sentence answer = new Sentence();
  private final ProblemStrip problems = new ProblemStrip();
  private final Div coins = new Div();
  private final Panel none = new Panel("overview.nodes", new Div());
  private final Map<CoinId, CoinPanel> panels = new LinkedHashMap<>();
  private final NodeActions actions;

  NodesView(NodesPresenter presenter, LiveUpdates updates) {
    Actor visitor = Actor.current();
    LiveBadge badge = new LiveBadge();
    LivePage<NodesModel> live = updates.follow(this, presenter::read, this::show).badge(badge);
    actions = new NodeActions(presenter, visitor, formats, live::refresh);
    ActionButton add =
        new ActionButton("nodes.new", () -> actions.edit(Optional.empty()))
            .main()
            .allowed(
                visitor.may(Permission.RUN_NODES),
                DeniedNote.why(Permission.RUN_NODES, formats.words()));
    coins.addClassName("stack");
    coins.add(none);
    add(
        new PageHead("nodes.title", badge, add),
        answer,
        problems,
        coins,
        new DeniedNote(visitor, Permission.RUN_NODES, formats.words()));
  }

  private void show(NodesModel model) {
    answer.show(model.answer(), formats.words());
    problems.show(model.problems(), formats.words());
    List<CoinId> there = model.coins().stream().map(NodesModel.CoinNodes::coin).toList();
    panels.entrySet().removeIf(shown -> !there.contains(shown.getKey()) && shown.getValue().gone());
    model
        .coins()
        .forEach(coin -> panels.computeIfAbsent(coin.coin(), id -> panel(coin)).show(coin, model));
    none.setVisible(model.coins().isEmpty());
    if (model.bookReadable()) {
      none.empty("empty.nodes", "empty.nodes.next");
    } else {
      none.failed();
    }
  }

  private CoinPanel panel(NodesModel.CoinNodes coin) {
    NodeTable table = new NodeTable(getTranslation("nodes.panel", coin.name()), formats, actions);
    Panel panel = new Panel("overview.nodes", table.component());
    panel.note(coin.name());
    coins.add(panel);
    return new CoinPanel(panel, table);
  }

  private record CoinPanel(Panel panel, NodeTable table) {

    void show(NodesModel.CoinNodes coin, NodesModel model) {
      panel.show(
          coin.nodes(), List::isEmpty, "empty.nodes", nodes -> table.show(nodes, model.now()));
    }

    /// Takes the panel off the page.
    boolean gone() {
      panel.removeFromParent();
      return true;
    }
  }

  @Override
  public String getPageTitle() {
    return getTranslation("nodes.title") + " · Chimera";
  }
}
