package org.chimerapool.ui.nodes;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chimerapool.chain.InvalidNodeException;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.ui.i18n.Phrase;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.Answer;
import org.chimerapool.ui.kit.Problem;
import org.chimerapool.ui.kit.Reading;
import org.chimerapool.ui.kit.Tone;

/// What is to be said about nodes in sentences.
final class NodeWords {

  private NodeWords() {}

  /// Which field of a plan will not do, and what it should hold.
  ///
  /// @param component of the plan, as [InvalidNodeException] names it
  /// @param said the rule's own words, for a component that has no message here
  static String fault(String component, String said, Words words) {
    return switch (component) {
      case "coin" -> words.say("nodes.fault.coin");
      case "name" -> words.say("nodes.fault.name");
      case "rpc" -> words.say("nodes.fault.rpc");
      case "user" -> words.say("nodes.fault.user");
      case "password" -> words.say("nodes.fault.password");
      case "cookieFile" -> words.say("nodes.fault.cookie");
      case "zmqHashBlock" -> words.say("nodes.fault.zmq");
      case "id" -> words.say("nodes.fault.gone");
      default -> said;
    };
  }

  static String faults(InvalidNodeException invalid, Words words) {
    return invalid.faults().entrySet().stream()
        .map(fault -> fault(fault.getKey(), fault.getValue(), words))
        .collect(Collectors.joining(" "));
  }

  /// The worst that is to be said of any coin, and what it means for mining.
  static Answer answer(List<NodesModel.CoinNodes> coins) {
    List<Answer> answers =
        coins.stream()
            .filter(coin -> coin.nodes() instanceof Reading.There)
            .map(coin -> answer(coin, coin.nodes().orElse(List.of())))
            .flatMap(Optional::stream)
            .toList();
    long nodes =
        coins.stream()
            .flatMap(coin -> coin.nodes().orElse(List.of()).stream())
            .filter(line -> line.status().isPresent())
            .count();
    return answers.stream()
        .filter(answer -> answer.tone() == Tone.BAD)
        .findFirst()
        .or(() -> answers.stream().findFirst())
        .orElseGet(
            () ->
                nodes == 0
                    ? Answer.of(Tone.OFF, "nodes.answer.none")
                    : Answer.of(Tone.GOOD, "nodes.answer.all", nodes));
  }

  private static Optional<Answer> answer(
      NodesModel.CoinNodes coin, List<NodesModel.NodeLine> lines) {
    List<NodeStatus> seen = lines.stream().flatMap(line -> line.status().stream()).toList();
    Optional<NodeStatus> worst =
        seen.stream()
            .filter(node -> node.health() != NodeStatus.Health.GOOD)
            .max(Comparator.comparing(NodeStatus::health));
    Optional<NodeStatus> good =
        seen.stream()
            .filter(node -> node.health() == NodeStatus.Health.GOOD)
            .min(Comparator.comparing(NodeStatus::role));
    return worst.map(
        node -> {
          Tone tone = good.isPresent() ? Tone.WARN : Tone.BAD;
          Answer said =
              switch (node.health()) {
                case DOWN -> Answer.of(tone, "nodes.answer.down", node.name());
                case LAGGING, GOOD ->
                    node.behind() > 0
                        ? Answer.of(tone, "nodes.answer.behind", node.name(), node.behind())
                        : Answer.of(tone, "nodes.answer.syncing", node.name());
              };
          return good.isPresent()
              ? said.with("nodes.answer.goeson", good.get().name())
              : said.with("nodes.answer.stands", coin.name());
        });
  }

  /// What each node that is not well says itself, as far as the answer does not say it already.
  static List<Problem> problems(List<NodeStatus> nodes) {
    return nodes.stream()
        .filter(node -> node.health() != NodeStatus.Health.GOOD)
        .filter(node -> node.behind() == 0 && !node.detail().isEmpty())
        .map(
            node ->
                new Problem(
                    tone(node.health()),
                    Phrase.of("nodes.says", node.name()),
                    Phrase.of("text.verbatim", node.detail()),
                    ""))
        .toList();
  }

  static Tone tone(NodeStatus.Health health) {
    return switch (health) {
      case GOOD -> Tone.GOOD;
      case LAGGING -> Tone.WARN;
      case DOWN -> Tone.BAD;
    };
  }

  static String health(NodeStatus.Health health, Words words) {
    return words.say(
        switch (health) {
          case GOOD -> "node.good";
          case LAGGING -> "node.lagging";
          case DOWN -> "node.down";
        });
  }
}
