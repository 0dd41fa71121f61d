package org.chimerapool.api.metrics;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chimerapool.algorithm.HashVerifier;
import org.chimerapool.chain.ChainAdapter;
import org.chimerapool.chain.ChainCatalog;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.database.DatabaseMonitor;
import org.chimerapool.identity.RequestLimits;
import org.chimerapool.pool.Bans;
import org.chimerapool.pool.JournalHealth;
import org.chimerapool.pool.JournalMonitor;
import org.chimerapool.stratum.GuardFigures;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// What the pools stand on: journal, database, nodes, limits.
@Component
class HouseMetrics implements MetricSource {

  private final JournalMonitor journal;
  private final ObjectProvider<DatabaseMonitor> database;
  private final ChainCatalog chains;
  private final Bans bans;
  private final GuardFigures guard;
  private final RequestLimits limits;
  private final HashVerifier verifier;

  HouseMetrics(
      JournalMonitor journal,
      ObjectProvider<DatabaseMonitor> database,
      ChainCatalog chains,
      Bans bans,
      GuardFigures guard,
      RequestLimits limits,
      HashVerifier verifier) {
    this.journal = journal;
    this.database = database;
    this.chains = chains;
    this.bans = bans;
    this.guard = guard;
    this.limits = limits;
    this.verifier = verifier;
  }

  @Override
  public List<MetricSnapshot> read() {
    List<MetricSnapshot> all = new ArrayList<>();
    all.addAll(journal());
    all.addAll(nodes());
    all.add(
        new Family("chimera_verify_queue", "Headers that wait to be hashed.")
            .put(verifier.waiting())
            .gauge());
    all.add(
        new Family("chimera_bans", "Bans of addresses that hold.").put(bans.all().size()).gauge());
    Family offences =
        new Family("chimera_guard_refusals", "What the ports' limits refused since the start.");
    guard
        .limits()
        .forEach(
            limit ->
                offences.put(
                    (double) limit.sinceStart(),
                    "limit",
                    limit.limit().name().toLowerCase(Locale.ROOT)));
    all.add(offences.counter());
    Family granted =
        new Family("chimera_request_limit", "Requests that a limit judged since the start.");
    limits
        .figures()
        .forEach(
            each -> {
              String name = each.limit().name().toLowerCase(Locale.ROOT);
              granted.put((double) each.granted(), "limit", name, "outcome", "granted");
              granted.put((double) each.refused(), "limit", name, "outcome", "refused");
            });
    all.add(granted.counter());
    return all;
  }

  private List<MetricSnapshot> journal() {
    JournalHealth health = journal.health();
    List<MetricSnapshot> all = new ArrayList<>();
    all.add(
        new Family("chimera_journal_waiting_shares", "Shares that are not in the database yet.")
            .put((double) health.waiting())
            .gauge());
    all.add(
        new Family("chimera_journal_lag_seconds", "Age of the oldest share not in the database.")
            .put(health.behind().toMillis() / 1e3)
            .gauge());
    all.add(
        new Family("chimera_journal_taking", "1 while shares are taken, 0 while they cannot be.")
            .put(health.taking() ? 1 : 0)
            .gauge());
    all.add(
        new Family("chimera_journal_disk_free_bytes", "Room on the journal's disk.")
            .put((double) health.diskFree())
            .gauge());
    all.add(
        new Family("chimera_database_up", "1 while the database takes shares, 0 otherwise.")
            .put(health.databaseReachable() ? 1 : 0)
            .gauge());
    database.ifAvailable(
        monitor ->
            all.add(
                new Family("chimera_database_size_bytes", "Size of the database.")
                    .put((double) monitor.status().bytes())
                    .gauge()));
    return all;
  }

  private List<MetricSnapshot> nodes() {
    Family health =
        new Family("chimera_node_health", "1 for the state that a node is in, 0 for the others.");
    Family height = new Family("chimera_node_height", "Height of the best block of a node.");
    Family behind = new Family("chimera_node_behind_blocks", "Blocks behind the best node.");
    Family latency =
        new Family("chimera_node_latency_seconds", "Time that a node's latest answer took.");
    Family errors =
        new Family("chimera_node_errors", "Requests that a node failed since the start.");
    for (ChainAdapter chain : chains.all()) {
      String coin = chain.description().coin().ticker();
      for (NodeStatus node : chain.nodes()) {
        for (NodeStatus.Health state : NodeStatus.Health.values()) {
          health.put(
              node.health() == state ? 1 : 0,
              "coin",
              coin,
              "node",
              node.name(),
              "state",
              state.name().toLowerCase(Locale.ROOT));
        }
        height.put((double) node.height(), "coin", coin, "node", node.name());
        behind.put((double) node.behind(), "coin", coin, "node", node.name());
        latency.put(node.latency().toNanos() / 1e9, "coin", coin, "node", node.name());
        errors.put((double) node.facts().errors(), "coin", coin, "node", node.name());
      }
    }
    return List.of(
        health.gauge(), height.gauge(), behind.gauge(), latency.gauge(), errors.counter());
  }
}
