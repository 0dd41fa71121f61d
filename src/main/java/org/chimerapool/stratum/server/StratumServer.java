package org.chimerapool.stratum.server;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chimerapool.kernel.Registration;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.Pools;
import org.chimerapool.stratum.CloseReason;
import org.chimerapool.stratum.PoolTraffic;
import org.chimerapool.stratum.StratumStatus;
import org.chimerapool.stratum.entrance.Entrance;
import org.chimerapool.stratum.guard.Guard;
import org.chimerapool.stratum.session.Disconnector;
import org.chimerapool.stratum.session.SessionRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Lets miners in while the application runs: one [Listener] for each pool, opened and closed as
/// the pools come, go and move their doors. A port that cannot be had is the one pool's trouble
/// and is tried again whenever that pool is looked at.
@Component
class StratumServer implements SmartLifecycle, StratumStatus {

  private static final Logger LOG = LoggerFactory.getLogger(StratumServer.class);

  /// A full queue of the slowest hash takes a few seconds.
  private static final Duration VERDICTS = Duration.ofSeconds(10);

  private final Pools pools;
  private final StratumSettings settings;
  private final Guard guard;
  private final Entrance entrance;
  private final SessionRegistry registry;
  private final Clock clock;
  private final Disconnector disconnector = new Disconnector();
  private final Map<Pool, Listener> listeners = new LinkedHashMap<>();
  private volatile List<Listener> open = List.of();
  private long requestsBefore;
  private long malformedBefore;
  private @Nullable EventLoops loops;
  private volatile @Nullable Registration changes;

  StratumServer(
      Pools pools,
      StratumSettings settings,
      Guard guard,
      Entrance entrance,
      SessionRegistry registry,
      Clock clock) {
    this.pools = pools;
    this.settings = settings;
    this.guard = guard;
    this.entrance = entrance;
    this.registry = registry;
    this.clock = clock;
  }

  @Override
  public synchronized void start() {
    if (changes != null) {
      return;
    }
    loops = new EventLoops();
    changes = pools.onChange(this::look);
    pools.all().forEach(this::look);
    if (listeners.isEmpty()) {
      LOG.warn("No pool is running yet; miners are let in as soon as one does.");
    }
  }

  @Override
  public synchronized void stop() {
    Registration following = changes;
    changes = null;
    if (following != null) {
      following.close();
    }
    List<Pool> served = List.copyOf(listeners.keySet());
    served.forEach(this::drop);
    for (Pool pool : served) {
      if (!pool.awaitVerdicts(VERDICTS)) {
        LOG.warn(
            "Shares of pool '{}' were still being hashed after {} s and are lost",
            pool.description().name(),
            VERDICTS.toSeconds());
      }
    }
    if (loops != null) {
      loops.close();
      loops = null;
    }
  }

  @Override
  public boolean isRunning() {
    return changes != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  @Override
  public int port() {
    return open.stream().mapToInt(Listener::port).filter(port -> port > 0).findFirst().orElse(0);
  }

  @Override
  public List<PoolTraffic> pools() {
    return open.stream().map(Listener::figures).toList();
  }

  @Override
  public boolean offersTls() {
    return entrance.offersTls();
  }

  @Override
  public int connections() {
    return open.stream().mapToInt(Listener::connections).sum();
  }

  @Override
  public synchronized long requests() {
    return requestsBefore + pools().stream().mapToLong(PoolTraffic::requests).sum();
  }

  @Override
  public synchronized long malformedLines() {
    return malformedBefore + pools().stream().mapToLong(PoolTraffic::malformedLines).sum();
  }

  @Override
  public Map<CloseReason, Long> closes() {
    Map<CloseReason, Long> closes = new EnumMap<>(CloseReason.class);
    for (CloseReason reason : CloseReason.values()) {
      closes.put(reason, disconnector.count(reason));
    }
    return closes;
  }

  private synchronized void look(Pool pool) {
    EventLoops threads = loops;
    if (threads == null) {
      return;
    }
    if (!pools.all().contains(pool)) {
      drop(pool);
      return;
    }
    Listener listener =
        listeners.computeIfAbsent(
            pool,
            _ ->
                new Listener(
                    pool, threads, settings, guard, entrance, registry, disconnector, clock));
    open = List.copyOf(listeners.values());
    listener.meetDoor();
  }

  private void drop(Pool pool) {
    Listener gone = listeners.remove(pool);
    if (gone != null) {
      gone.close();
      open = List.copyOf(listeners.values());
      requestsBefore += gone.figures().requests();
      malformedBefore += gone.figures().malformedLines();
    }
  }
}
