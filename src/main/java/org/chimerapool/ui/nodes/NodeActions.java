package org.chimerapool.ui.nodes;

import java.util.Optional;
import org.chimerapool.chain.InvalidNodeException;
import org.chimerapool.chain.NodeEntry;
import org.chimerapool.chain.NodePlan;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.RowMenu;
import org.chimerapool.ui.kit.Toast;
import org.chimerapool.ui.kit.TypedConfirm;

/// What an operator can do with a node that is in the book.
final class NodeActions {

  private final NodesPresenter presenter;
  private final Actor visitor;
  private final Formats formats;
  private final Words words;
  private final Runnable done;

  NodeActions(NodesPresenter presenter, Actor visitor, Formats formats, Runnable done) {
    this.presenter = presenter;
    this.visitor = visitor;
    this.formats = formats;
    this.words = formats.words();
    this.done = done;
  }

  RowMenu menu(NodeEntry node) {
    RowMenu menu =
        new RowMenu(words.say("nodes.menu", node.name()))
            .action("action.edit", () -> edit(Optional.of(node)))
            .action(node.enabled() ? "nodes.disable" : "nodes.enable", () -> toggle(node))
            .grave("nodes.remove", () -> remove(node));
    return visitor.may(Permission.RUN_NODES)
        ? menu
        : menu.denied(DeniedNote.why(Permission.RUN_NODES, words));
  }

  /// @param node empty for a new one
  void edit(Optional<NodeEntry> node) {
    NodeForm.open(presenter, visitor, node, formats, done);
  }

  private void toggle(NodeEntry node) {
    NodePlan plan =
        new NodePlan(
            node.coin(),
            node.name(),
            node.rpc(),
            node.user(),
            "",
            node.cookieFile(),
            node.zmqHashBlock(),
            !node.enabled());
    perform(
        () -> presenter.save(visitor, Optional.of(node), plan),
        plan.enabled() ? "nodes.done.enabled" : "nodes.done.disabled",
        node.name());
  }

  private void remove(NodeEntry node) {
    TypedConfirm.open(
        words.say("nodes.remove.title", node.name()),
        words.say("nodes.remove.effect"),
        node.name(),
        "nodes.remove",
        dialog -> {
          dialog.close();
          perform(() -> presenter.remove(visitor, node), "nodes.done.removed", node.name());
        });
  }

  private void perform(Runnable work, String doneKey, String name) {
    Errand.run(
        work,
        () -> {
          Toast.say(words.say(doneKey, name));
          done.run();
        },
        failure ->
            Toast.fault(
                failure instanceof InvalidNodeException invalid
                    ? NodeWords.faults(invalid, words)
                    : words.say("action.failed")));
  }
}
