package org.chimerapool.chain.simulator;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.chimerapool.chain.ChainUnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Lets the rest of the network find its share of the blocks, at random times; now and then it
/// overtakes the tip, so that a block of the pool becomes an orphan.
@Component
@ConditionalOnProperty(name = "chimera.simulator.enabled", matchIfMissing = true)
class RivalMiner implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(RivalMiner.class);

  /// One find in so many overtakes the tip.
  private static final int OVERTAKES = 4;

  private final SimulatorControls controls;
  private final ChainSimulator simulator;
  private final SimulatorSettings settings;
  private final SplittableRandom random;
  private @Nullable ScheduledThreadPoolExecutor thread;

  RivalMiner(SimulatorControls controls, ChainSimulator simulator, SimulatorSettings settings) {
    this.controls = controls;
    this.simulator = simulator;
    this.settings = settings;
    this.random = new SplittableRandom(settings.seed());
  }

  @Override
  public synchronized void start() {
    if (thread == null && settings.rivalShare() > 0) {
      thread =
          new ScheduledThreadPoolExecutor(
              1, Thread.ofPlatform().name("simulator-rival").daemon().factory());
      scheduleNext();
    }
  }

  @Override
  public synchronized void stop() {
    if (thread != null) {
      thread.shutdownNow();
      thread = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }

  @Override
  public int getPhase() {
    return ChainSimulator.PHASE + 1;
  }

  /// Blocks are found at any moment with the same chance, so the waits are exponential.
  static Duration waitFor(double chance, Duration interval, double share) {
    double mean = interval.toMillis() / share;
    return Duration.ofMillis((long) (-Math.log1p(-chance) * mean));
  }

  private synchronized void scheduleNext() {
    if (thread != null) {
      Duration wait = waitFor(random.nextDouble(), settings.blockInterval(), settings.rivalShare());
      var _ = thread.schedule(this::find, wait.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void find() {
    try {
      if (random.nextInt(OVERTAKES) == 0 && simulator.tip().height() > 1) {
        controls.reorg(1);
      } else {
        controls.mineBlock();
      }
    } catch (ChainUnavailableException e) {
      LOG.debug("The rival found nothing: {}", e.getMessage());
    } catch (IllegalStateException | IllegalArgumentException e) {
      LOG.warn("The rival's block was not taken", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      scheduleNext();
    }
  }
}
