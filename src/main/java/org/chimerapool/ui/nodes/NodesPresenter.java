package org.chimerapool.ui.nodes;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.chimerapool.chain.ChainAdapter;
import org.chimerapool.chain.ChainCatalog;
import org.chimerapool.chain.CoinNetwork;
import org.chimerapool.chain.CoinProfile;
import org.chimerapool.chain.CoinProfiles;
import org.chimerapool.chain.NodeBook;
import org.chimerapool.chain.NodeEntry;
import org.chimerapool.chain.NodePlan;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.chain.NodeTrial;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.AuditAction;
import org.chimerapool.identity.Permission;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.ui.access.Trail;
import org.chimerapool.ui.kit.Reading;
import org.springframework.stereotype.Component;

/// Computes the page of nodes and passes on what an operator wants of them.
@Component
class NodesPresenter {

  private final ChainCatalog chains;
  private final NodeBook book;
  private final CoinProfiles coins;
  private final Trail trail;
  private final Clock clock;

  NodesPresenter(ChainCatalog chains, NodeBook book, CoinProfiles coins, Trail trail, Clock clock) {
    this.chains = chains;
    this.book = book;
    this.coins = coins;
    this.trail = trail;
    this.clock = clock;
  }

  NodesModel read() {
    Reading<List<NodeEntry>> kept = Reading.of(book::all);
    List<NodeEntry> entries = kept.orElse(List.of());
    Set<CoinId> served = new TreeSet<>(Comparator.comparing(CoinId::ticker));
    chains.all().forEach(chain -> served.add(chain.description().coin()));
    entries.forEach(entry -> served.add(entry.coin()));
    List<NodesModel.CoinNodes> all = served.stream().map(coin -> of(coin, entries)).toList();
    List<NodeStatus> seen =
        all.stream()
            .flatMap(coin -> coin.nodes().orElse(List.of()).stream())
            .flatMap(line -> line.status().stream())
            .toList();
    return new NodesModel(
        clock.instant(),
        NodeWords.answer(all),
        NodeWords.problems(seen),
        all,
        kept instanceof Reading.There);
  }

  private NodesModel.CoinNodes of(CoinId coin, List<NodeEntry> entries) {
    List<NodeEntry> own = entries.stream().filter(entry -> entry.coin().equals(coin)).toList();
    String name = coins.find(coin).map(CoinProfile::name).orElse(coin.ticker());
    return new NodesModel.CoinNodes(coin, name, Reading.of(() -> lines(statuses(coin), own)));
  }

  private List<NodeStatus> statuses(CoinId coin) {
    return chains.find(coin).map(ChainAdapter::nodes).orElse(List.of());
  }

  private static List<NodesModel.NodeLine> lines(List<NodeStatus> seen, List<NodeEntry> kept) {
    Map<String, NodeStatus> byName = new LinkedHashMap<>();
    seen.forEach(status -> byName.put(status.name(), status));
    List<NodesModel.NodeLine> lines = new ArrayList<>();
    for (NodeEntry entry : kept) {
      lines.add(
          new NodesModel.NodeLine(
              entry.name(), Optional.ofNullable(byName.remove(entry.name())), Optional.of(entry)));
    }
    byName.values().stream()
        .map(
            status -> new NodesModel.NodeLine(status.name(), Optional.of(status), Optional.empty()))
        .forEach(lines::add);
    return lines;
  }

  /// Coins that a node can be named for.
  List<CoinProfile> coins() {
    return coins.all().stream()
        .filter(profile -> profile.network() != CoinNetwork.SIMULATED)
        .toList();
  }

  /// Asks the node; waits for it.
  ///
  /// @param id of the node whose password is meant where the plan has none; empty for a new one
  NodeTrial test(Actor who, Optional<Long> id, NodePlan plan) {
    who.require(Permission.RUN_NODES);
    return id.map(kept -> book.test(kept, plan)).orElseGet(() -> book.test(plan));
  }

  /// @param node empty for a new one
  void save(Actor who, Optional<NodeEntry> node, NodePlan plan) {
    who.require(Permission.RUN_NODES);
    if (node.isPresent()) {
      NodeEntry before = node.get();
      NodeEntry after = book.change(before.id(), plan);
      trail.record(
          who, AuditAction.NODE_CHANGED, subject(after), before.toString(), after.toString());
    } else {
      NodeEntry after = book.add(plan);
      trail.record(who, AuditAction.NODE_ADDED, subject(after), "", after.toString());
    }
  }

  void remove(Actor who, NodeEntry node) {
    who.require(Permission.RUN_NODES);
    book.remove(node.id());
    trail.record(who, AuditAction.NODE_REMOVED, subject(node), node.toString(), "");
  }

  private static String subject(NodeEntry node) {
    return "node " + node.name() + " of " + node.coin();
  }
}
