package org.chimerapool.ui.nodes;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chimerapool.chain.ChainDescription;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.ui.kit.EmptyState;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.LiveBadge;
import org.chimerapool.ui.kit.NodeList;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.Reading;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.shell.ConsoleLayout;
import org.chimerapool.ui.shell.PageHead;
import org.jspecify.annotations.Nullable;

/// The nodes that the pool stands on, chain by chain.
@Route(value = "console/nodes", layout = ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
class NodesView extends Div implements HasDynamicTitle {

  private final Formats formats = PageFormats.current();
  private final Div chains = new Div();
  private final Map<ChainDescription, ChainPanel> panels = new LinkedHashMap<>();
  private @Nullable EmptyState none;

  NodesView(NodesPresenter presenter, LiveUpdates updates) {
    LiveBadge badge = new LiveBadge();
    chains.addClassName("stack");
    add(new PageHead("nodes.title", badge), chains);
    updates.follow(this, presenter::read, this::show).badge(badge);
  }

  private void show(NodesModel model) {
    if (model.chains().isEmpty()) {
      panels.clear();
      if (none == null) {
        chains.removeAll();
        none = new EmptyState(getTranslation("empty.nodes"), getTranslation("empty.nodes.next"));
        chains.add(none);
      }
      return;
    }
    if (none != null) {
      chains.remove(none);
      none = null;
    }
    for (NodesModel.ChainNodes each : model.chains()) {
      ChainPanel panel = panels.computeIfAbsent(each.chain(), this::panel);
      panel.show(each.nodes(), model);
    }
  }

  private ChainPanel panel(ChainDescription chain) {
    NodeList list = new NodeList(getTranslation("nodes.panel", chain.name()), formats);
    Panel panel = new Panel("overview.nodes", list.component());
    panel.note(getTranslation("nodes.note", chain.name(), formats.span(chain.blockInterval())));
    chains.add(panel);
    return new ChainPanel(panel, list);
  }

  private record ChainPanel(Panel panel, NodeList list) {

    void show(Reading<List<NodeStatus>> reading, NodesModel model) {
      switch (reading) {
        case Reading.There<List<NodeStatus>>(var nodes) when nodes.isEmpty() ->
            panel.empty("empty.nodes", "empty.nodes.next");
        case Reading.There<List<NodeStatus>>(var nodes) -> {
          panel.ready();
          list.show(nodes, model.now());
        }
        case Reading.Failed<List<NodeStatus>>() -> panel.failed();
      }
    }
  }

  @Override
  public String getPageTitle() {
    return getTranslation("nodes.title") + " · Chimera";
  }
}
