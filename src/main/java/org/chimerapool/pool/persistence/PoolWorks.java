package org.chimerapool.pool.persistence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.chimerapool.chain.Availability;
import org.chimerapool.chain.ChainAdapter;
import org.chimerapool.chain.ChainCatalog;
import org.chimerapool.chain.ChainUnavailableException;
import org.chimerapool.pool.Door;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.Pools;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Has every stored pool do what it is wanted to do, and looks after all of them every second: a
/// pool whose chain or port is not there waits and is tried again, the others go on.
///
/// Where nothing was ever stored, it makes a demo pool on the simulated chain.
final class PoolWorks implements SmartLifecycle {

  static final int PHASE = 100;

  private static final Logger log = LoggerFactory.getLogger(PoolWorks.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  /// Miners are given a fresh job at least that often.
  private static final Duration OLDEST_JOB = Duration.ofSeconds(30);

  private static final Duration RENEW_LEASE = Duration.ofSeconds(15);
  private static final String DEMO_NAME = "Demo pool";

  private final PoolStore store;
  private final PoolBuilder builder;
  private final InstanceLease lease;
  private final ChainCatalog chains;
  private final Pools pools;
  private final Clock clock;
  private final ReentrantLock work = new ReentrantLock();
  private final Map<Integer, KeptPool> byId = new TreeMap<>();
  private final Map<Pool, Thread> refreshing = new ConcurrentHashMap<>();
  private final Worker looking = new Worker("pools", LOOK_AGAIN, this::lookAtAll);
  private volatile List<KeptPool> kept = List.of();
  private Instant leaseRenewed = Instant.EPOCH;

  PoolWorks(
      PoolStore store,
      PoolBuilder builder,
      InstanceLease lease,
      ChainCatalog chains,
      Pools pools,
      Clock clock) {
    this.store = store;
    this.builder = builder;
    this.lease = lease;
    this.chains = chains;
    this.pools = pools;
    this.clock = clock;
  }

  /// In the order in which they were created.
  List<KeptPool> all() {
    return kept;
  }

  /// Carries out what is stored of a pool now.
  void keep(StoredPool stored) {
    work.lock();
    try {
      KeptPool before = byId.get(stored.id().value());
      KeptPool next = before == null ? KeptPool.idle(stored) : before.as(stored);
      if (before != null && !before.stored().plan().equals(stored.plan())) {
        next = changed(next);
      }
      put(settled(next));
    } finally {
      work.unlock();
    }
  }

  /// Of a stopped pool.
  void forget(PoolId id) {
    work.lock();
    try {
      byId.remove(id.value());
      kept = List.copyOf(byId.values());
    } finally {
      work.unlock();
    }
  }

  @Override
  public void start() {
    if (store.isNew()) {
      createDemo();
    }
    work.lock();
    try {
      renewLease();
    } finally {
      work.unlock();
    }
    store.all().forEach(this::keep);
    looking.start();
  }

  @Override
  public void stop() {
    looking.stop();
    work.lock();
    try {
      kept.reversed().forEach(pool -> put(closed(pool)));
      lease.release();
    } finally {
      work.unlock();
    }
  }

  @Override
  public boolean isRunning() {
    return looking.isRunning();
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  void lookAtAll() {
    work.lock();
    try {
      if (!clock.instant().isBefore(leaseRenewed.plus(RENEW_LEASE))) {
        renewLease();
      }
      for (KeptPool pool : kept) {
        put(settled(pool));
      }
    } finally {
      work.unlock();
    }
  }

  /// A process that has lost its number lets all miners go: their extranonces are another's now.
  private void renewLease() {
    leaseRenewed = clock.instant();
    lease.renew();
    if (!lease.fault().isEmpty() || lease.number() != builder.instance()) {
      kept.forEach(pool -> put(closed(pool)));
      builder.instance(lease.number());
    }
  }

  private void createDemo() {
    chains.all().stream()
        .map(ChainAdapter::description)
        .filter(chain -> chain.simulated())
        .findFirst()
        .ifPresent(chain -> store.createDefault(DEMO_NAME, chain, clock.instant()));
  }

  private void put(KeptPool pool) {
    byId.put(pool.stored().id().value(), pool);
    kept = List.copyOf(byId.values());
  }

  private KeptPool settled(KeptPool before) {
    Instant now = clock.instant();
    if (before.isDrained(now)) {
      return drained(before);
    }
    if (!before.isWanted()) {
      return closed(before);
    }
    KeptPool next = isOfThisChain(before.pool(), before) ? before : opened(closed(before));
    Pool pool = next.pool();
    if (pool != null) {
      meet(pool, next.door(pool, now));
      refresh(pool, now);
    }
    return next;
  }

  private boolean isOfThisChain(@Nullable Pool pool, KeptPool kept) {
    return pool != null
        && chains.find(kept.stored().plan().coin()).filter(pool.chain()::equals).isPresent();
  }

  private KeptPool changed(KeptPool to) {
    Pool pool = to.pool();
    if (pool == null) {
      return to;
    }
    try {
      builder.change(pool, to.stored());
      return to;
    } catch (IllegalArgumentException e) {
      return waiting(closed(to), String.valueOf(e.getMessage()));
    }
  }

  private KeptPool opened(KeptPool idle) {
    if (!lease.fault().isEmpty()) {
      return waiting(idle, lease.fault());
    }
    Pool pool = null;
    try {
      pool = builder.build(idle.stored());
      Availability chain = pool.chain().availability();
      if (!chain.available()) {
        return waiting(idle, chain.detail());
      }
      pool.start();
    } catch (IllegalArgumentException | ChainUnavailableException e) {
      return failed(idle, pool, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      log.debug("Pool '{}' could not be started", idle.stored().plan().name(), e);
      return failed(idle, pool, "it could not be started: " + e);
    }
    KeptPool working = idle.working(pool);
    pool.setDoor(working.door(pool, clock.instant()));
    pools.add(pool);
    log.info(
        "Pool '{}' mines {} ({})",
        pool.description().name(),
        pool.description().chain().coin(),
        pool.description().algorithm().id());
    return working;
  }

  private static KeptPool failed(KeptPool idle, @Nullable Pool half, String why) {
    if (half != null) {
      half.stop();
    }
    return waiting(idle, why);
  }

  private static KeptPool waiting(KeptPool pool, String why) {
    if (!pool.fault().equals(why)) {
      log.warn("Pool '{}' waits: {}", pool.stored().plan().name(), why);
    }
    return pool.waiting(why);
  }

  private KeptPool closed(KeptPool pool) {
    Pool working = pool.pool();
    if (working == null) {
      return pool.isWanted() ? pool : KeptPool.idle(pool.stored());
    }
    if (isRunning()) {
      log.info("Pool '{}' takes no more miners", working.description().name());
    }
    pools.remove(working);
    working.stop();
    return KeptPool.idle(pool.stored());
  }

  /// The wish ends with the draining, so that the pool does not begin anew with the next start.
  private KeptPool drained(KeptPool pool) {
    KeptPool empty = closed(pool);
    try {
      store.drained(pool.stored().id());
      return empty.as(store.get(pool.stored().id()));
    } catch (DataAccessException e) {
      log.debug("That a pool has drained waits for the database", e);
      return empty;
    }
  }

  /// Tells whoever listens for miners again where the door does not stand as it should.
  private void meet(Pool pool, Door door) {
    boolean moved = !pool.door().equals(door);
    boolean lateLeavers = door.opening() == Door.Opening.SHUT && pool.sessionCount() > 0;
    if (moved || lateLeavers || !pool.doorFault().isEmpty()) {
      pool.setDoor(door);
      pools.tell(pool);
    }
  }

  /// On a thread of its own, because a node may take its time.
  private void refresh(Pool pool, Instant now) {
    boolean old =
        pool.currentJob().filter(job -> !job.createdAt().plus(OLDEST_JOB).isAfter(now)).isPresent();
    if (old) {
      refreshing.computeIfAbsent(
          pool, _ -> Thread.ofVirtual().name("job-refresh").start(() -> refresh(pool)));
    }
  }

  private void refresh(Pool pool) {
    try {
      pool.refresh(OLDEST_JOB);
    } catch (ChainUnavailableException e) {
      log.debug("No fresh job for pool '{}'", pool.description().name(), e);
    } catch (RuntimeException e) {
      log.error("No fresh job for pool '{}'", pool.description().name(), e);
    } finally {
      refreshing.remove(pool);
    }
  }
}
