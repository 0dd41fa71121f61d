package org.chimerapool.stratum.session;

import io.netty.channel.EventLoop;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.chimerapool.pool.AddressRange;

/// The live connections of each event loop. Each loop touches only its own; any thread may ask for
/// something to be done on all of them.
public final class Connections {

  /// How often each connection is looked at.
  static final int SWEEP_SECONDS = 1;

  private final Map<EventLoop, Set<StratumSession>> byLoop = new ConcurrentHashMap<>();
  private final Queue<Future<?>> sweeps = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private volatile boolean closed;

  public int count() {
    return count.get();
  }

  /// Does `action` for every connection, on its loop, and returns at once: one task for each loop.
  void forEach(Consumer<StratumSession> action) {
    byLoop.forEach(
        (loop, sessions) -> {
          try {
            loop.execute(() -> each(sessions, action));
          } catch (RejectedExecutionException e) {
            // The server is stopping; its connections have been told.
          }
        });
  }

  /// Ends every connection because the pool takes no miners, which they are told.
  public void dismissAll(String words) {
    forEach(session -> session.dismiss(words));
  }

  /// Ends every connection of a range that has just been banned.
  public void expel(AddressRange range) {
    forEach(session -> session.expel(range));
  }

  /// Ends every connection because nobody serves them any more, those too that are just coming.
  public void closeAll() {
    closed = true;
    forEach(StratumSession::shutDown);
    sweeps.forEach(sweep -> sweep.cancel(false));
  }

  /// To be called on the loop.
  void add(EventLoop loop, StratumSession session) {
    if (byLoop.computeIfAbsent(loop, this::startSweep).add(session)) {
      count.incrementAndGet();
    }
    if (closed) {
      sweeps.forEach(sweep -> sweep.cancel(false));
      session.shutDown();
    }
  }

  /// To be called on the loop.
  void remove(EventLoop loop, StratumSession session) {
    Set<StratumSession> sessions = byLoop.get(loop);
    if (sessions != null && sessions.remove(session)) {
      count.decrementAndGet();
    }
  }

  private Set<StratumSession> startSweep(EventLoop loop) {
    Set<StratumSession> sessions = Collections.newSetFromMap(new IdentityHashMap<>());
    sweeps.add(
        loop.scheduleWithFixedDelay(
            () -> each(sessions, StratumSession::sweep),
            SWEEP_SECONDS,
            SWEEP_SECONDS,
            TimeUnit.SECONDS));
    return sessions;
  }

  /// Over a copy, because a connection may end while it is looked at.
  private static void each(Set<StratumSession> sessions, Consumer<StratumSession> action) {
    for (StratumSession session : sessions.toArray(StratumSession[]::new)) {
      session.guarded(action);
    }
  }
}
