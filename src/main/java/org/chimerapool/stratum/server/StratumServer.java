package org.chimerapool.stratum.server;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.kernel.Registration;
import org.chimerapool.kernel.StartupFailure;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.Pools;
import org.chimerapool.stratum.CloseReason;
import org.chimerapool.stratum.StratumStatus;
import org.chimerapool.stratum.guard.Guard;
import org.chimerapool.stratum.session.Disconnector;
import org.chimerapool.stratum.session.SessionRegistry;
import org.chimerapool.stratum.session.Traffic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Lets miners in while the application runs. Serves the first pool that was started.
@Component
class StratumServer implements SmartLifecycle, StratumStatus {

  private static final Logger LOG = LoggerFactory.getLogger(StratumServer.class);

  private final Pools pools;
  private final StratumSettings settings;
  private final Guard guard;
  private final SessionRegistry registry;
  private final Clock clock;
  private final Disconnector disconnector = new Disconnector();
  private final Traffic traffic = new Traffic();
  private volatile @Nullable Listener listener;
  private volatile @Nullable Registration arrivals;

  StratumServer(
      Pools pools, StratumSettings settings, Guard guard, SessionRegistry registry, Clock clock) {
    this.pools = pools;
    this.settings = settings;
    this.guard = guard;
    this.registry = registry;
    this.clock = clock;
  }

  @Override
  public synchronized void start() {
    if (arrivals != null) {
      return;
    }
    Optional<Pool> pool = pools.all().stream().findFirst();
    pool.ifPresent(this::listen);
    arrivals = pools.onAdd(this::arrived);
    if (pool.isEmpty()) {
      LOG.warn("No pool is running yet; miners are let in as soon as one does.");
      // One may have come in between.
      pools.all().stream().findFirst().ifPresent(this::arrived);
    }
  }

  @Override
  public synchronized void stop() {
    Registration waiting = arrivals;
    arrivals = null;
    if (waiting != null) {
      waiting.close();
    }
    Listener open = listener;
    listener = null;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public boolean isRunning() {
    return arrivals != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  @Override
  public int port() {
    Listener open = listener;
    return open == null ? 0 : open.port();
  }

  @Override
  public int connections() {
    Listener open = listener;
    return open == null ? 0 : open.connections();
  }

  @Override
  public long requests() {
    return traffic.requests();
  }

  @Override
  public long malformedLines() {
    return traffic.malformedLines();
  }

  @Override
  public Map<CloseReason, Long> closes() {
    Map<CloseReason, Long> closes = new EnumMap<>(CloseReason.class);
    for (CloseReason reason : CloseReason.values()) {
      closes.put(reason, disconnector.count(reason));
    }
    return closes;
  }

  /// A pool whose chain was late.
  private synchronized void arrived(Pool pool) {
    if (listener != null || arrivals == null) {
      return;
    }
    try {
      listen(pool);
    } catch (StartupFailure e) {
      LOG.error("{} {}", e.getMessage(), e.fix());
    }
  }

  private void listen(Pool pool) {
    Listener opened = new Listener(pool, settings, guard, registry, disconnector, traffic, clock);
    listener = opened;
    LOG.info(
        "Miners of {} connect to stratum+tcp://{}:{}",
        pool.description().name(),
        settings.bind(),
        opened.port());
  }
}
