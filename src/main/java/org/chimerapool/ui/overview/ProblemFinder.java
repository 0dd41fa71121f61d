package org.chimerapool.ui.overview;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.pool.JournalHealth;
import org.chimerapool.pool.JournalMonitor;
import org.chimerapool.pool.Pool;
import org.chimerapool.stats.WorkerPulse;
import org.chimerapool.ui.i18n.Phrase;
import org.chimerapool.ui.kit.Problem;
import org.chimerapool.ui.kit.Tone;
import org.springframework.stereotype.Component;

/// Finds what wants a look, the worst first.
@Component
class ProblemFinder {

  private static final Duration JOURNAL_BEHIND = Duration.ofSeconds(20);
  private static final String MINERS = "console/miners?state=";

  private final JournalMonitor journal;

  ProblemFinder(JournalMonitor journal) {
    this.journal = journal;
  }

  /// @param pools those that the reader sees
  /// @param named whether nodes are named, which belong to the whole installation
  List<Problem> find(
      List<Pool> pools, List<NodeStatus> nodes, List<WorkerPulse> workers, boolean named) {
    List<Problem> found = new ArrayList<>();
    if (pools.isEmpty()) {
      found.add(problem(Tone.BAD, "problem.nopool", "console/system"));
    }
    addJournal(found, journal.health());
    if (named) {
      nodes.stream()
          .filter(node -> node.health() != NodeStatus.Health.GOOD)
          .forEach(node -> found.add(ofNode(node, nodes)));
    } else {
      addNameless(found, nodes);
    }
    addWorkers(found, workers);
    return found.stream()
        .sorted((a, b) -> Boolean.compare(b.tone() == Tone.BAD, a.tone() == Tone.BAD))
        .toList();
  }

  private static void addJournal(List<Problem> found, JournalHealth health) {
    if (!health.taking()) {
      found.add(problem(Tone.BAD, "problem.journal.full", "console/system"));
    }
    if (!health.databaseReachable()) {
      found.add(problem(Tone.BAD, "problem.database", "console/system", health.waiting()));
    } else if (health.behind().compareTo(JOURNAL_BEHIND) > 0) {
      found.add(
          problem(
              Tone.WARN,
              "problem.journal.behind",
              "console/system",
              health.waiting(),
              health.behind().toSeconds()));
    }
  }

  private static void addNameless(List<Problem> found, List<NodeStatus> nodes) {
    boolean someGood = nodes.stream().anyMatch(node -> node.health() == NodeStatus.Health.GOOD);
    boolean allGood = nodes.stream().allMatch(node -> node.health() == NodeStatus.Health.GOOD);
    if (!allGood) {
      found.add(
          someGood
              ? problem(Tone.WARN, "problem.node.some", "")
              : problem(Tone.BAD, "problem.node.none", ""));
    }
  }

  private static Problem ofNode(NodeStatus node, List<NodeStatus> all) {
    boolean othersGood = all.stream().anyMatch(other -> other.health() == NodeStatus.Health.GOOD);
    String path = "console/nodes";
    return switch (node.health()) {
      case DOWN ->
          othersGood
              ? problem(Tone.WARN, "problem.node.down", path, node.name(), node.detail())
              : problem(Tone.BAD, "problem.node.alldown", path, node.name(), node.detail());
      case LAGGING, GOOD ->
          problem(
              Tone.WARN,
              othersGood ? "problem.node.behind" : "problem.node.allbehind",
              path,
              node.name(),
              node.behind());
    };
  }

  private static void addWorkers(List<Problem> found, List<WorkerPulse> workers) {
    List<WorkerPulse> offline = with(workers, WorkerPulse.Status.OFFLINE);
    if (!offline.isEmpty()) {
      String first = offline.getFirst().worker().toString();
      found.add(problem(Tone.WARN, "problem.offline", MINERS + "offline", offline.size(), first));
    }
    List<WorkerPulse> troubled = with(workers, WorkerPulse.Status.TROUBLED);
    if (!troubled.isEmpty()) {
      String first = troubled.getFirst().worker().toString();
      found.add(problem(Tone.WARN, "problem.refused", MINERS + "troubled", troubled.size(), first));
    }
  }

  private static List<WorkerPulse> with(List<WorkerPulse> workers, WorkerPulse.Status status) {
    return workers.stream().filter(worker -> worker.status() == status).toList();
  }

  /// The messages `key` and `key.detail` take the same arguments.
  private static Problem problem(Tone tone, String key, String path, Object... arguments) {
    return new Problem(
        tone, Phrase.of(key, arguments), Phrase.of(key + ".detail", arguments), path);
  }
}
