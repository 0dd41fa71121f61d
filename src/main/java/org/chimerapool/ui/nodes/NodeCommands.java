package org.chimerapool.ui.nodes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chimerapool.chain.NodeBook;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.identity.Visitor;
import org.chimerapool.ui.i18n.Phrase;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.ScreenUrl;
import org.chimerapool.ui.palette.Command;
import org.chimerapool.ui.palette.CommandSource;
import org.springframework.stereotype.Component;

/// Nodes by name, and a new one.
@Component
class NodeCommands implements CommandSource {

  private final NodeBook book;
  private final NodesPresenter presenter;

  NodeCommands(NodeBook book, NodesPresenter presenter) {
    this.book = book;
    this.presenter = presenter;
  }

  @Override
  public List<Command> commands(Visitor visitor) {
    Actor who = Actor.of(visitor);
    Command fresh =
        Command.action(
                "node:new",
                Phrase.of("nodes.new"),
                Permission.RUN_NODES,
                () ->
                    new NodeActions(presenter, who, PageFormats.current(), () -> {})
                        .edit(Optional.empty()))
            .alsoCalled("palette.new.words");
    return Stream.concat(
            Stream.of(fresh),
            book.all().stream()
                .map(
                    node ->
                        Command.thing(
                            Command.Group.NODES,
                            node.name() + " (" + node.coin().ticker() + ")",
                            new ScreenUrl("console/nodes", Map.of()))))
        .toList();
  }
}
