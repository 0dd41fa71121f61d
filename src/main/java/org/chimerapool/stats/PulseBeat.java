package org.chimerapool.stats;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chimerapool.kernel.Registration;
import org.chimerapool.pool.Blocks;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Publishes the pulses twice a second on one thread, and keeps whatever reads the database on
/// another, so that a slow database never stops the pulse.
@Component
class PulseBeat implements SmartLifecycle {
  /// After the pools are up, before miners may connect.
  static final int PHASE = 150;

  private static final Logger LOG = LoggerFactory.getLogger(PulseBeat.class);
  private static final Duration BEAT = Duration.ofMillis(500);

  private final LiveMeter live;
  private final MeterPreload preload;
  private final CoverageKeeper coverage;
  private final RollUpJob rollUps;
  private final Blocks blocks;
  private final AtomicBoolean blocksChanged = new AtomicBoolean();
  private @Nullable ScheduledExecutorService pulse;
  private @Nullable ScheduledExecutorService database;
  private @Nullable ScheduledExecutorService rolling;
  private @Nullable Registration listening;

  PulseBeat(
      LiveMeter live,
      MeterPreload preload,
      CoverageKeeper coverage,
      RollUpJob rollUps,
      Blocks blocks) {
    this.live = live;
    this.preload = preload;
    this.coverage = coverage;
    this.rollUps = rollUps;
    this.blocks = blocks;
  }

  @Override
  public synchronized void start() {
    if (pulse != null) {
      return;
    }
    listening = blocks.onChange(() -> blocksChanged.set(true));
    quietly("reading the past of a pool", preload::load).run();
    pulse = single("stats-pulse");
    every(BEAT, pulse, quietly("the pulse", live::beat));
    every(Duration.ofMinutes(1), pulse, quietly("forgetting old workers", live::prune));
    database = single("stats-history");
    every(Duration.ofSeconds(1), database, this::readDatabase);
    rolling = single("stats-rollup");
    every(Duration.ofSeconds(1), rolling, quietly("rolling up", rollUps::run));
  }

  @Override
  public synchronized void stop() {
    if (pulse != null && database != null && rolling != null && listening != null) {
      listening.close();
      pulse.shutdownNow();
      database.shutdownNow();
      rolling.shutdownNow();
      pulse = null;
      quietly("keeping when pools gave work", coverage::keepAll).run();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return pulse != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  private void readDatabase() {
    quietly("reading the past of a pool", preload::load).run();
    quietly("reading the long past of a pool", preload::loadLongPast).run();
    quietly("keeping when pools gave work", coverage::keep).run();
    if (blocksChanged.getAndSet(false)) {
      quietly("following the round", preload::followRounds).run();
    }
  }

  private static ScheduledExecutorService single(String name) {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name(name).factory());
  }

  private static void every(Duration period, ScheduledExecutorService thread, Runnable work) {
    long millis = period.toMillis();
    var _ = thread.scheduleWithFixedDelay(work, millis, millis, TimeUnit.MILLISECONDS);
  }

  /// A beat that fails must not end the beating.
  private static Runnable quietly(String what, Runnable work) {
    return () -> {
      try {
        work.run();
      } catch (RuntimeException e) {
        LOG.warn("Figures: {} failed, will be tried again: {}", what, e.toString());
      }
    };
  }
}
