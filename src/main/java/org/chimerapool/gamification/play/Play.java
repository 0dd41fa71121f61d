package org.chimerapool.gamification.play;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chimerapool.gamification.store.Award;
import org.chimerapool.kernel.Chore;
import org.chimerapool.kernel.Registration;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.Pools;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Looks at every running pool again and again, on one thread, and at once when a block was found
/// or settled.
@Component
class Play implements SmartLifecycle, Chore.Source {

  private static final Logger LOG = LoggerFactory.getLogger(Play.class);

  private final Pools pools;
  private final PlayGround ground;
  private final UnlockFeed feed;
  private final Clock clock;
  private final Chore chore;
  private final Map<PoolId, PoolPlay> plays = new ConcurrentHashMap<>();
  private final AtomicBoolean blocksChanged = new AtomicBoolean();
  private @Nullable ScheduledExecutorService thread;
  private @Nullable Registration listening;

  Play(Pools pools, PlayGround ground, UnlockFeed feed, Clock clock) {
    this.pools = pools;
    this.ground = ground;
    this.feed = feed;
    this.clock = clock;
    this.chore = new Chore("gamification.look", ground.settings().interval(), clock);
  }

  /// Empty for a pool that does not run or has not been looked at.
  Optional<PoolPlay> of(PoolId pool) {
    return Optional.ofNullable(plays.get(pool));
  }

  @Override
  public List<Chore> chores() {
    return List.of(chore);
  }

  @Override
  public synchronized void start() {
    if (thread != null) {
      return;
    }
    ScheduledExecutorService own =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("gamification").factory());
    thread = own;
    long millis = ground.settings().interval().toMillis();
    var _ = own.scheduleWithFixedDelay(this::look, 1_000, millis, TimeUnit.MILLISECONDS);
    listening =
        ground
            .blocks()
            .onChange(
                () -> {
                  if (!blocksChanged.getAndSet(true)) {
                    own.execute(this::look);
                  }
                });
  }

  @Override
  public synchronized void stop() {
    if (thread != null && listening != null) {
      listening.close();
      thread.shutdownNow();
      thread = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }

  /// Looks at all pools once. A pool that fails does not keep others from being looked at.
  void look() {
    try {
      chore.run(this::lookAtAll);
    } catch (RuntimeException failure) {
      LOG.warn("Badges: a look failed, will be tried again: {}", failure.toString());
      LOG.debug("a look failed", failure);
    }
  }

  private void lookAtAll() {
    ground.profiles().refresh();
    boolean again = blocksChanged.getAndSet(false);
    List<Pool> running = pools.all();
    plays.keySet().retainAll(running.stream().map(pool -> pool.description().id()).toList());
    for (Pool pool : running) {
      PoolId id = pool.description().id();
      PoolPlay play = plays.computeIfAbsent(id, _ -> new PoolPlay(pool, ground));
      try {
        List<Award> fresh = play.advance(clock.instant(), again);
        feed.take(id, play.awards(), fresh);
      } catch (RuntimeException failure) {
        blocksChanged.compareAndSet(false, again);
        throw failure;
      }
    }
  }
}
