package org.chimerapool.deployment.insight.live;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.chimerapool.deployment.insight.Board;
import org.chimerapool.deployment.insight.LiveRuns;
import org.chimerapool.deployment.insight.outline.Ticking;
import org.chimerapool.kernel.LiveFeed;
import org.chimerapool.kernel.Registration;

/// Reads the board for everybody at once, and only while somebody looks.
final class JooqLiveRuns implements LiveRuns, AutoCloseable {

  private static final Duration TICK = Duration.ofMillis(500);

  private final LiveFeed<Board> feed = new LiveFeed<>();
  private final AtomicInteger watchers = new AtomicInteger();
  private final AtomicReference<Board> told = new AtomicReference<>();
  private final LoadingCache<Boolean, Board> board;
  private final ScheduledExecutorService ticker;

  JooqLiveRuns(BoardReader reader, Clock clock) {
    board =
        Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMillis(450))
            .build(_ -> reader.read(clock.instant()));
    ticker = Ticking.every(TICK, "deployment-board", this::tick);
  }

  @Override
  public Board now() {
    return board.get(true);
  }

  @Override
  public Registration watch(Consumer<Board> watcher) {
    Registration place = feed.subscribe(watcher);
    watchers.incrementAndGet();
    AtomicInteger open = new AtomicInteger(1);
    return () -> {
      if (open.getAndSet(0) == 1) {
        watchers.decrementAndGet();
        place.close();
      }
    };
  }

  void tick() {
    if (watchers.get() == 0) {
      return;
    }
    Board now = now();
    Board before = told.getAndSet(now);
    if (before == null || !same(before, now)) {
      feed.publish(now);
      feed.tick();
    }
  }

  private static boolean same(Board one, Board other) {
    return one.going().equals(other.going())
        && one.ended().equals(other.ended())
        && one.troubles().equals(other.troubles());
  }

  @Override
  public void close() {
    ticker.shutdownNow();
  }
}
