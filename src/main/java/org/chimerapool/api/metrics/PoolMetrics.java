package org.chimerapool.api.metrics;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.Locale;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.Pools;
import org.chimerapool.pool.RefusalCount;
import org.chimerapool.pool.Refusals;
import org.chimerapool.pool.ShareVerdict;
import org.chimerapool.stats.LiveFigures;
import org.chimerapool.stratum.StratumStatus;
import org.springframework.stereotype.Component;

/// How the pools mine. Labelled by pool and reason, never by worker or address.
@Component
class PoolMetrics implements MetricSource {

  private final Pools pools;
  private final LiveFigures figures;
  private final Refusals refusals;
  private final StratumStatus stratum;

  PoolMetrics(Pools pools, LiveFigures figures, Refusals refusals, StratumStatus stratum) {
    this.pools = pools;
    this.figures = figures;
    this.refusals = refusals;
    this.stratum = stratum;
  }

  @Override
  public List<MetricSnapshot> read() {
    Family hashrate =
        new Family("chimera_pool_hashrate", "Hashes per second, as the latest shares tell it.");
    Family margin =
        new Family(
            "chimera_pool_hashrate_margin",
            "Half the width of the hashrate's 95 % interval, hashes per second.");
    Family miners = new Family("chimera_pool_miners", "Addresses that mine.");
    Family workers = new Family("chimera_pool_workers", "Workers that mine.");
    Family effort =
        new Family("chimera_pool_round_effort_ratio", "Work of the round over work expected.");
    Family accepted =
        new Family("chimera_pool_shares_accepted", "Shares accepted since the start.");
    Family refused =
        new Family("chimera_pool_shares_refused", "Shares refused since the start, by reason.");
    for (Pool pool : pools.all()) {
      String id = Integer.toString(pool.description().id().value());
      for (ShareVerdict.Reason reason : ShareVerdict.Reason.values()) {
        refused.put(0, "pool", id, "reason", reason(reason));
      }
      for (RefusalCount count : refusals.counts(pool.description().id())) {
        refused.put((double) count.shares(), "pool", id, "reason", reason(count.reason()));
      }
      figures
          .pulse(pool.description().id())
          .latest()
          .ifPresent(
              pulse -> {
                hashrate.put(pulse.hashrate().rate().perSecond(), "pool", id);
                margin.put(pulse.hashrate().margin().perSecond(), "pool", id);
                miners.put(pulse.miners(), "pool", id);
                workers.put(pulse.workers(), "pool", id);
                pulse.effort().ifPresent(value -> effort.put(value, "pool", id));
                accepted.put((double) pulse.acceptedTotal(), "pool", id);
              });
    }
    return List.of(
        hashrate.gauge(),
        margin.gauge(),
        miners.gauge(),
        workers.gauge(),
        effort.gauge(),
        accepted.counter(),
        refused.counter(),
        connections(),
        requests(),
        closes());
  }

  private MetricSnapshot connections() {
    Family connections =
        new Family("chimera_stratum_connections", "Connections of miners that are open.");
    stratum
        .pools()
        .forEach(pool -> connections.put(pool.connections(), "pool", "" + pool.pool().value()));
    return connections.gauge();
  }

  private MetricSnapshot requests() {
    Family requests = new Family("chimera_stratum_requests", "Requests of miners since the start.");
    stratum
        .pools()
        .forEach(pool -> requests.put((double) pool.requests(), "pool", "" + pool.pool().value()));
    return requests.counter();
  }

  private MetricSnapshot closes() {
    Family closes =
        new Family("chimera_stratum_closes", "Connections closed since the start, by reason.");
    stratum
        .closes()
        .forEach(
            (reason, times) -> closes.put(times, "reason", reason.name().toLowerCase(Locale.ROOT)));
    return closes.counter();
  }

  private static String reason(ShareVerdict.Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }
}
