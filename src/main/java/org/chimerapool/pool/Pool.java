package org.chimerapool.pool;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.chimerapool.chain.Availability;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.chain.ChainAdapter;
import org.chimerapool.kernel.Registration;
import org.chimerapool.pool.job.ExtranonceAllocator;
import org.chimerapool.pool.job.JobSource;
import org.chimerapool.pool.vardiff.VardiffPolicy;
import org.jspecify.annotations.Nullable;

/// One coin's pool while it runs: its current job and its connections. May be used from any thread.
public final class Pool {

  private final ChainAdapter chain;
  private final ExtranonceAllocator extranonces;
  private final PoolServices services;
  private final ParkedSessions parked;

  /// The live ones by their token.
  private final Map<String, MinerSession> sessions = new ConcurrentHashMap<>();

  /// Those whose connection is gone while some share has no verdict yet.
  private final Map<String, MinerSession> leaving = new ConcurrentHashMap<>();

  private final List<Consumer<Job>> listeners = new CopyOnWriteArrayList<>();
  private volatile PoolDescription description;
  private volatile JobSource jobs;
  private volatile VardiffPolicy vardiff;
  private volatile Door door = Door.open(0);
  private volatile String doorFault = "";
  private volatile @Nullable Job current;
  private volatile @Nullable Instant tipSince;
  private @Nullable Registration templates;
  private @Nullable Registration availability;

  public Pool(
      PoolDescription description,
      ChainAdapter chain,
      JobSource jobs,
      ExtranonceAllocator extranonces,
      VardiffPolicy vardiff,
      PoolServices services) {
    this.description = description;
    this.chain = chain;
    this.jobs = jobs;
    this.extranonces = extranonces;
    this.vardiff = vardiff;
    this.services = services;
    this.parked = new ParkedSessions(services.resume());
  }

  /// Starts to follow the chain's templates.
  ///
  /// @throws org.chimerapool.chain.ChainUnavailableException when no node offers one
  public void start() {
    synchronized (this) {
      if (templates != null) {
        return;
      }
      templates = chain.onTemplate(this::take);
      availability = chain.onAvailability(this::takeAvailability);
    }
    // The chain is never asked with the lock held: it may be about to call a listener.
    BlockTemplate first = chain.template();
    synchronized (this) {
      if (current == null) {
        take(first);
      }
    }
  }

  public synchronized void stop() {
    if (templates != null) {
      templates.close();
      templates = null;
    }
    if (availability != null) {
      availability.close();
      availability = null;
    }
    parked.close();
  }

  /// Goes on under other terms: what is handed out from now on follows them.
  ///
  /// @param to of the same pool and chain
  public synchronized void change(PoolDescription to, JobSource jobs, VardiffPolicy vardiff) {
    boolean otherJobs = !this.jobs.equals(jobs);
    this.description = to;
    this.jobs = jobs;
    this.vardiff = vardiff;
    Job before = current;
    if (otherJobs && before != null) {
      publish(jobs.make(before.template(), false, services.clock().instant()));
    }
  }

  /// Makes the job anew when it has become old: fees have changed since, and some miners take a
  /// pool that says nothing for dead.
  ///
  /// @throws org.chimerapool.chain.ChainUnavailableException when no node offers a template
  public void refresh(Duration oldest) {
    Job before = current;
    Instant now = services.clock().instant();
    if (before != null && !before.createdAt().plus(oldest).isAfter(now)) {
      BlockTemplate template = chain.template();
      synchronized (this) {
        if (before.equals(current)) {
          take(template, true);
        }
      }
    }
  }

  public PoolDescription description() {
    return description;
  }

  public ChainAdapter chain() {
    return chain;
  }

  /// How many bytes miners may choose in each coinbase.
  public int extranonce2Size() {
    return jobs.extranonce2Size();
  }

  /// The job that miners should work on; empty until the chain has offered a template and while no
  /// node of it is good.
  public Optional<Job> currentJob() {
    return Optional.ofNullable(current);
  }

  /// Calls `listener` with each new job, on the thread of the chain adapter.
  public Registration onJob(Consumer<Job> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /// Opens a session for a new connection that nobody has to hang up on.
  public Optional<MinerSession> open(SessionOrigin origin, Executor replyOn) {
    return open(origin, replyOn, () -> {});
  }

  /// Opens a session for a new connection.
  ///
  /// @param replyOn the connection's own executor; verdicts of costly algorithms are delivered on
  /// it
  /// @param hangUp is called on that executor when another connection has taken the session over:
  /// the one that it was opened for is good for nothing then
  /// @return empty when no extranonce is free
  public Optional<MinerSession> open(SessionOrigin origin, Executor replyOn, Runnable hangUp) {
    Optional<HeldExtranonces> held = HeldExtranonces.lease(extranonces);
    while (held.isEmpty() && parked.dropOldest()) {
      held = HeldExtranonces.lease(extranonces);
    }
    return held.map(
        extranonce1 -> {
          MinerSession session = new MinerSession(this, origin, extranonce1, replyOn, hangUp);
          sessions.put(session.token(), session);
          return session;
        });
  }

  /// How miners are to be met; whoever listens for them keeps to it.
  public Door door() {
    return door;
  }

  public void setDoor(Door door) {
    this.door = door;
  }

  /// Why the door cannot be opened as it should be, empty where it can.
  public String doorFault() {
    return doorFault;
  }

  /// To be called by whoever listens for the pool's miners.
  public void reportDoor(String fault) {
    doorFault = fault;
  }

  public int sessionCount() {
    return sessions.size();
  }

  /// The live connections, in no order.
  public List<SessionSummary> sessions() {
    return sessions.values().stream().map(MinerSession::summary).toList();
  }

  /// Waits until nobody is connected any more and every share that was sent has its verdict. To be
  /// called when all connections have been told to end, before their threads do: a share that is
  /// still being hashed would be lost, and with it a block.
  ///
  /// @return whether it came to that in time
  public boolean awaitVerdicts(Duration patience) {
    long until = System.nanoTime() + patience.toNanos();
    synchronized (leaving) {
      while (!sessions.isEmpty() || !leaving.isEmpty()) {
        long left = until - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        try {
          TimeUnit.NANOSECONDS.timedWait(leaving, left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    }
    return true;
  }

  VardiffPolicy vardiff() {
    return vardiff;
  }

  PoolServices services() {
    return services;
  }

  boolean isStale(Job job) {
    Job now = current;
    return now != null && !now.template().previousHash().equals(job.template().previousHash());
  }

  /// When the pool learned of the block that work builds on now; null before the first.
  @Nullable Instant tipSince() {
    return tipSince;
  }

  /// Where sessions wait for their miners to come back.
  ParkedSessions parked() {
    return parked;
  }

  /// The session of that token that is alive or not settled yet; null where there is none.
  @Nullable MinerSession unsettled(String token) {
    MinerSession alive = sessions.get(token);
    return alive == null ? leaving.get(token) : alive;
  }

  /// A session goes on under the token of one that is gone.
  void renamed(MinerSession session, String before) {
    sessions.remove(before, session);
    sessions.put(session.token(), session);
  }

  void closed(MinerSession session) {
    leaving.put(session.token(), session);
    sessions.remove(session.token(), session);
  }

  /// What a closed session held is parked or given back.
  void settled(MinerSession session) {
    leaving.remove(session.token(), session);
    synchronized (leaving) {
      leaving.notifyAll();
    }
  }

  /// Without a good node nobody knows what the best block is: no work is handed out then.
  private synchronized void takeAvailability(Availability now) {
    if (!now.available()) {
      current = null;
    }
  }

  private void take(BlockTemplate template) {
    take(template, false);
  }

  /// On a new block the job without transactions goes first, because it is ready sooner: until
  /// miners have it, they work for nothing.
  private synchronized void take(BlockTemplate template, boolean anyway) {
    Job before = current;
    if (!anyway && before != null && before.template().equals(template)) {
      return;
    }
    boolean clean =
        before == null || !before.template().previousHash().equals(template.previousHash());
    Instant now = services.clock().instant();
    if (clean) {
      tipSince = now;
    }
    boolean first = clean;
    if (clean && before != null && !template.transactions().isEmpty()) {
      Optional<Job> empty = jobs.makeEmpty(template, now);
      empty.ifPresent(this::publish);
      first = empty.isEmpty();
    }
    publish(jobs.make(template, first, now));
  }

  private void publish(Job job) {
    current = job;
    listeners.forEach(listener -> listener.accept(job));
  }
}
