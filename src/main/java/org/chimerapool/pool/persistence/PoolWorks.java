package org.chimerapool.pool.persistence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
/// pool whose chain or port is not there waits and is tried again, the others go on. What is wanted
/// is read again every few seconds, as another process over the same database may have been told.
///
/// Nothing is waited for with the lock held: a pool starts on a thread of its own ([PoolStarts]),
/// and another one talks to the database.
///
/// Where nothing was ever stored, it makes a demo pool on the simulated chain.
final class PoolWorks implements SmartLifecycle {

  static final int PHASE = 100;

  private static final Logger log = LoggerFactory.getLogger(PoolWorks.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  /// Miners are given a fresh job at least that often.
  private static final Duration OLDEST_JOB = Duration.ofSeconds(30);

  private static final Duration RENEW_LEASE = Duration.ofSeconds(15);
  private static final Duration READ_AGAIN = Duration.ofSeconds(2);
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
  private final Set<PoolId> drained = ConcurrentHashMap.newKeySet();
  private final PoolStarts starts = new PoolStarts();
  private final Worker looking = new Worker("pools", LOOK_AGAIN, this::settleAll);
  private final Worker consulting = new Worker("pools-database", LOOK_AGAIN, this::consult);
  private volatile List<KeptPool> kept = List.of();

  /// Of what this process was told; whoever read the database before a wish knows less.
  private long wishes;

  private boolean closing;
  private Instant leaseRenewed = Instant.EPOCH;
  private Instant readAt = Instant.EPOCH;

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

  /// Carries out what is stored of a pool now; a pool that is to begin does so soon afterwards.
  void keep(StoredPool stored) {
    work.lock();
    try {
      wishes++;
      take(stored);
    } finally {
      work.unlock();
    }
  }

  /// Of a stopped pool.
  void forget(PoolId id) {
    work.lock();
    try {
      wishes++;
      drop(id.value());
    } finally {
      work.unlock();
    }
  }

  /// Waits for pools that are being started, but not for long: a node may take its time.
  void awaitStarts() {
    starts.await();
  }

  @Override
  public void start() {
    if (store.isNew()) {
      createDemo();
    }
    closing = false;
    consult();
    store.all().forEach(this::keep);
    starts.await();
    looking.start();
    consulting.start();
  }

  @Override
  public void stop() {
    looking.stop();
    consulting.stop();
    work.lock();
    try {
      closing = true;
      starts.cancel();
      kept.reversed().forEach(pool -> put(closed(pool)));
    } finally {
      work.unlock();
    }
    lease.release();
  }

  @Override
  public boolean isRunning() {
    return looking.isRunning();
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  /// All that is done again and again, at once.
  void lookAtAll() {
    consult();
    settleAll();
    endDrains();
    starts.await();
  }

  private void settleAll() {
    work.lock();
    try {
      heedNumber();
      for (KeptPool pool : kept) {
        put(settled(pool));
      }
    } finally {
      work.unlock();
    }
  }

  /// A process that has lost its number lets all miners go: their extranonces are another's now.
  private void heedNumber() {
    if (!lease.fault().isEmpty() || lease.number() != builder.instance()) {
      kept.forEach(pool -> put(closed(pool)));
      builder.instance(lease.number());
    }
  }

  /// What the database has to say, and to be told. The number comes first: no pool begins with
  /// another process's extranonces, not even for a moment.
  private void consult() {
    Instant now = clock.instant();
    if (!now.isBefore(leaseRenewed.plus(RENEW_LEASE))) {
      leaseRenewed = now;
      lease.renew();
      work.lock();
      try {
        heedNumber();
      } finally {
        work.unlock();
      }
    }
    endDrains();
    if (!now.isBefore(readAt.plus(READ_AGAIN))) {
      readAt = now;
      readAgain();
    }
  }

  private void readAgain() {
    long before = told();
    List<StoredPool> stored;
    try {
      stored = store.all();
    } catch (DataAccessException e) {
      log.debug("What is wanted of the pools cannot be read", e);
      return;
    }
    work.lock();
    try {
      if (wishes != before) {
        return;
      }
      Set<Integer> there = new HashSet<>();
      for (StoredPool pool : stored) {
        there.add(pool.id().value());
        KeptPool known = byId.get(pool.id().value());
        if (known == null || !known.stored().equals(pool)) {
          take(pool);
        }
      }
      byId.keySet().stream().filter(id -> !there.contains(id)).toList().forEach(this::drop);
    } finally {
      work.unlock();
    }
  }

  private long told() {
    work.lock();
    try {
      return wishes;
    } finally {
      work.unlock();
    }
  }

  private void take(StoredPool stored) {
    KeptPool before = byId.get(stored.id().value());
    KeptPool next = before == null ? KeptPool.idle(stored) : before.as(stored);
    if (before != null && !before.stored().plan().equals(stored.plan())) {
      next = changed(next);
    }
    put(settled(next));
  }

  private void drop(int id) {
    KeptPool gone = byId.remove(id);
    if (gone != null) {
      closed(gone);
    }
    kept = List.copyOf(byId.values());
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
      drained.add(before.stored().id());
      return closed(before);
    }
    if (!before.isWanted()) {
      return closed(before);
    }
    KeptPool next = isOfThisChain(before.pool(), before) ? before : opened(closed(before));
    Pool pool = next.pool();
    if (pool != null) {
      meet(pool, next.door(pool));
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
    PoolId id = idle.stored().id();
    if (starts.isUnderWay(id)) {
      return idle;
    }
    if (!lease.fault().isEmpty()) {
      return waiting(idle, lease.fault());
    }
    try {
      Pool pool = builder.build(idle.stored());
      Availability chain = pool.chain().availability();
      if (!chain.available()) {
        return waiting(idle, chain.detail());
      }
      int instance = builder.instance();
      starts.begin(id, pool, fault -> started(idle.stored(), pool, instance, fault));
      return idle;
    } catch (IllegalArgumentException e) {
      return waiting(idle, String.valueOf(e.getMessage()));
    }
  }

  /// A pool is ready, or could not be. Much may be wanted otherwise by now.
  private void started(StoredPool as, Pool pool, int instance, String fault) {
    work.lock();
    try {
      KeptPool idle = byId.get(as.id().value());
      boolean wanted =
          !closing
              && idle != null
              && idle.isWanted()
              && idle.pool() == null
              && idle.stored().plan().equals(as.plan())
              && isOfThisChain(pool, idle)
              && lease.fault().isEmpty()
              && builder.instance() == instance;
      if (idle != null && wanted && fault.isEmpty()) {
        put(opened(idle, pool));
      } else {
        pool.stop();
        if (idle != null && wanted) {
          put(waiting(idle, fault));
        }
      }
    } finally {
      work.unlock();
    }
  }

  private KeptPool opened(KeptPool idle, Pool pool) {
    KeptPool working = idle.working(pool);
    pool.setDoor(working.door(pool));
    pools.add(pool);
    log.info(
        "Pool '{}' mines {} ({})",
        pool.description().name(),
        pool.description().chain().coin(),
        pool.description().algorithm().id());
    return working;
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
  private void endDrains() {
    for (PoolId id : Set.copyOf(drained)) {
      try {
        store.drained(id);
        StoredPool now = store.get(id);
        drained.remove(id);
        keep(now);
      } catch (DataAccessException e) {
        log.debug("That a pool has drained waits for the database", e);
      }
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
