package org.chimerapool.ui.kit;

import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import org.chimerapool.chain.NodeStatus;

/// A chain's nodes, one a line.
public final class NodeList {

  private final Formats formats;
  private final DataTable<NodeStatus> table;
  private Instant now = Instant.EPOCH;

  public NodeList(String label, Formats formats) {
    this.formats = formats;
    table =
        new DataTable<NodeStatus>(label)
            .column(
                "node.name",
                "",
                node -> List.of(node.name(), node.health()),
                node -> new StatusDot(tone(node), node.name()))
            .column("node.state", "", NodeStatus::health, node -> state(node))
            .figure("node.height", node -> formats.count(node.height()))
            .figure("node.behind", node -> formats.count(node.behind()))
            .figure("node.latency", node -> formats.millis(node.latency()))
            .wideScreensOnly()
            .time(
                "node.seen",
                node -> formats.ago(node.seenAt(), now),
                node -> formats.moment(node.seenAt()));
  }

  public DataTable<NodeStatus> component() {
    return table;
  }

  public void show(List<NodeStatus> nodes, Instant moment) {
    now = moment;
    table.show(nodes);
  }

  private Span state(NodeStatus node) {
    String word =
        formats
            .words()
            .say(
                switch (node.health()) {
                  case GOOD -> "node.good";
                  case LAGGING -> "node.lagging";
                  case DOWN -> "node.down";
                });
    Span state = new Span(word);
    state.addClassName(node.health() == NodeStatus.Health.GOOD ? "dim" : tone(node).css());
    state.setTitle(node.detail());
    return state;
  }

  private static Tone tone(NodeStatus node) {
    return switch (node.health()) {
      case GOOD -> Tone.GOOD;
      case LAGGING -> Tone.WARN;
      case DOWN -> Tone.BAD;
    };
  }
}
