package org.chimerapool.ui.nodes;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.chimerapool.chain.NodeFacts;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.StatusDot;
import org.chimerapool.ui.kit.Tone;

/// One coin's nodes with everything that is known about them.
final class NodeTable {

  private final Formats formats;
  private final Words words;
  private final DataTable<NodesModel.NodeLine> table;
  private Instant now = Instant.EPOCH;

  NodeTable(String label, Formats formats, NodeActions actions) {
    this.formats = formats;
    this.words = formats.words();
    table = new DataTable<>(label);
    table
        .column("node.name", "", line -> List.of(line.name(), stateWord(line)), line -> name(line))
        .text("node.state", this::stateWord)
        .text("node.role", this::role)
        .figure("node.height", line -> of(line, node -> formats.count(node.height())))
        .figure("node.behind", line -> of(line, node -> formats.count(node.behind())))
        .figure("node.sync", line -> of(line, this::sync))
        .wideScreensOnly()
        .figure("node.latency", line -> of(line, this::latency))
        .column("node.feeds", "wide", NodeTable::feedParts, this::feeds)
        .column("node.version", "dim wide", this::version, line -> clipped(version(line)))
        .figure("node.errors", line -> of(line, this::errors))
        .wideScreensOnly()
        .time(
            "node.seen",
            line -> of(line, node -> formats.ago(node.seenAt(), now)),
            line -> of(line, node -> formats.moment(node.seenAt())))
        .column(
            "",
            "r tight",
            line -> line.entry().map(Object::toString).orElse(""),
            line -> line.entry().<Component>map(actions::menu).orElseGet(Span::new));
  }

  DataTable<NodesModel.NodeLine> component() {
    return table;
  }

  void show(List<NodesModel.NodeLine> nodes, Instant moment) {
    now = moment;
    table.show(nodes);
  }

  private static String of(NodesModel.NodeLine line, Function<NodeStatus, String> figure) {
    return line.status().map(figure).orElse("–");
  }

  private Component name(NodesModel.NodeLine line) {
    Tone tone = line.status().map(node -> NodeWords.tone(node.health())).orElse(Tone.OFF);
    return new StatusDot(tone, line.name());
  }

  private String stateWord(NodesModel.NodeLine line) {
    return line.isSwitchedOff()
        ? words.say("node.off")
        : line.status()
            .map(node -> NodeWords.health(node.health(), words))
            .orElseGet(() -> words.say("node.unseen"));
  }

  private String role(NodesModel.NodeLine line) {
    return line.status()
        .map(
            node ->
                switch (node.role()) {
                  case ACTIVE -> words.say("node.active");
                  case STANDBY -> words.say("node.standby");
                })
        .orElse("–");
  }

  private String sync(NodeStatus node) {
    double progress = node.facts().syncProgress();
    return progress < 0 ? "–" : formats.percent(Math.min(1, progress)).toString();
  }

  private String latency(NodeStatus node) {
    return formats.millis(node.latency());
  }

  private String errors(NodeStatus node) {
    long requests = node.facts().requests();
    return requests == 0
        ? "–"
        : words.say("node.errors.of", node.facts().errors(), node.facts().requests());
  }

  private String version(NodesModel.NodeLine line) {
    return line.status().map(node -> node.facts().version()).orElse("");
  }

  private static Object feedParts(NodesModel.NodeLine line) {
    return line.status()
        .map(node -> List.of(node.facts().longPoll(), node.facts().notifications()))
        .orElse(List.of());
  }

  private Component feeds(NodesModel.NodeLine line) {
    Div feeds = new Div();
    feeds.addClassName("feeds");
    line.status()
        .ifPresent(
            node -> {
              feeds.add(feed("node.longpoll", node.facts().longPoll()));
              feeds.add(feed("node.zmq", node.facts().notifications()));
            });
    return feeds;
  }

  private StatusDot feed(String nameKey, NodeFacts.Feed feed) {
    StatusDot dot = new StatusDot(tone(feed), words.say(nameKey));
    dot.setTitle(
        words.say(
            switch (feed) {
              case ALIVE -> "node.feed.alive";
              case LOST -> "node.feed.lost";
              case OFF -> "node.feed.off";
            }));
    return dot;
  }

  private static Tone tone(NodeFacts.Feed feed) {
    return switch (feed) {
      case ALIVE -> Tone.GOOD;
      case LOST -> Tone.BAD;
      case OFF -> Tone.OFF;
    };
  }

  private static Span clipped(String text) {
    Span span = new Span(text);
    span.addClassName("name");
    span.setTitle(text);
    return span;
  }
}
