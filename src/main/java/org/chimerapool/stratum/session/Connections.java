package org.chimerapool.stratum.session;

import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.Queue;
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

  private static final long SLICE_MILLIS =
      TimeUnit.SECONDS.toMillis(SWEEP_SECONDS) / LoopCrowd.SLICES;

  private final Map<EventLoop, LoopCrowd> byLoop = new ConcurrentHashMap<>();
  private final Queue<Future<?>> sweeps = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private volatile boolean closed;

  public int count() {
    return count.get();
  }

  /// Does `action` for every connection, on its loop, and returns at once: one task for each loop.
  void forEach(Consumer<StratumSession> action) {
    forEach(action, () -> {});
  }

  /// As [#forEach(Consumer)].
  ///
  /// @param done is called once when all loops are through, on the thread of the last
  void forEach(Consumer<StratumSession> action, Runnable done) {
    Map<EventLoop, LoopCrowd> crowds = Map.copyOf(byLoop);
    if (crowds.isEmpty()) {
      done.run();
      return;
    }
    AtomicInteger left = new AtomicInteger(crowds.size());
    crowds.forEach(
        (loop, crowd) -> {
          Runnable arrived =
              () -> {
                if (left.decrementAndGet() == 0) {
                  done.run();
                }
              };
          try {
            loop.execute(
                () -> {
                  try {
                    crowd.forEach(action);
                  } finally {
                    arrived.run();
                  }
                });
          } catch (RejectedExecutionException e) {
            // The server is stopping; its connections have been told.
            arrived.run();
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
    LoopCrowd crowd = byLoop.get(loop);
    if (crowd != null && crowd.remove(session)) {
      count.decrementAndGet();
    }
  }

  private LoopCrowd startSweep(EventLoop loop) {
    LoopCrowd crowd = new LoopCrowd();
    sweeps.add(
        loop.scheduleWithFixedDelay(
            () -> crowd.forNextSlice(StratumSession::sweep),
            SLICE_MILLIS,
            SLICE_MILLIS,
            TimeUnit.MILLISECONDS));
    return crowd;
  }
}
