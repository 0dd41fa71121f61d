package org.chimerapool.ui.overview;

import java.util.List;
import java.util.OptionalDouble;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.pool.JournalHealth;
import org.chimerapool.pool.JournalMonitor;
import org.chimerapool.pool.Pool;
import org.chimerapool.stats.WorkerPulse;
import org.chimerapool.ui.i18n.Phrase;
import org.chimerapool.ui.kit.Tone;
import org.springframework.stereotype.Component;

/// Answers "is all well?" part by part.
@Component
class HealthCheck {

  private static final double MANY_REFUSED = 0.02;

  private final JournalMonitor journal;

  HealthCheck(JournalMonitor journal) {
    this.journal = journal;
  }

  /// @param pools those that the reader sees
  List<Check> checks(
      List<Pool> pools,
      List<NodeStatus> nodes,
      List<WorkerPulse> workers,
      OptionalDouble refusedRatio) {
    return List.of(work(pools), nodes(nodes), journal(), workers(workers), refusals(refusedRatio));
  }

  private static Check work(List<Pool> all) {
    int working = (int) all.stream().filter(pool -> pool.currentJob().isPresent()).count();
    Tone tone = working == 0 ? Tone.BAD : working < all.size() ? Tone.WARN : Tone.GOOD;
    return new Check(tone, Phrase.of("health.pools", working, all.size()), "console/pools");
  }

  private static Check nodes(List<NodeStatus> nodes) {
    int good = (int) nodes.stream().filter(n -> n.health() == NodeStatus.Health.GOOD).count();
    Tone tone = good == 0 ? Tone.BAD : good < nodes.size() ? Tone.WARN : Tone.GOOD;
    return new Check(tone, Phrase.of("health.nodes", good, nodes.size()), "console/nodes");
  }

  private Check journal() {
    JournalHealth health = journal.health();
    if (!health.taking()) {
      return new Check(Tone.BAD, Phrase.of("health.journal.full"), "console/system");
    }
    return health.databaseReachable()
        ? new Check(Tone.GOOD, Phrase.of("health.journal", health.waiting()), "console/system")
        : new Check(Tone.BAD, Phrase.of("health.journal.away", health.waiting()), "console/system");
  }

  private static Check workers(List<WorkerPulse> workers) {
    int offline =
        (int) workers.stream().filter(w -> w.status() == WorkerPulse.Status.OFFLINE).count();
    return offline == 0
        ? new Check(Tone.GOOD, Phrase.of("health.workers", workers.size()), "console/miners")
        : new Check(
            Tone.WARN, Phrase.of("health.workers.quiet", offline), "console/miners?state=offline");
  }

  private static Check refusals(OptionalDouble ratio) {
    double refused = ratio.orElse(0);
    return refused > MANY_REFUSED
        ? new Check(
            Tone.WARN, Phrase.of("health.refused", refused), "console/miners?state=troubled")
        : new Check(Tone.GOOD, Phrase.of("health.refused", refused), "console/refusals");
  }
}
