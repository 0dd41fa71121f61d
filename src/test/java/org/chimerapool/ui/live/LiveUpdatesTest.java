package org.chimerapool.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chimerapool.kernel.LiveFeed;
import org.chimerapool.pool.PoolId;
import org.chimerapool.stats.LiveFigures;
import org.chimerapool.stats.PoolPulse;
import org.chimerapool.stats.WorkerPulse;
import org.junit.jupiter.api.Test;

class LiveUpdatesTest {

  @Test
  void goesOnAfterATickThatFailed() throws InterruptedException {
    Failing figures = new Failing();
    LiveUpdates updates =
        new LiveUpdates(
            new PulseClock(new ScriptedPool().run().pools, figures, ScriptedPool.CLOCK));
    try {
      assertThat(figures.asked.await(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      updates.destroy();
    }
  }

  private static final class Failing implements LiveFigures {

    private final CountDownLatch asked = new CountDownLatch(2);

    @Override
    public LiveFeed<PoolPulse> pulse(PoolId pool) {
      asked.countDown();
      throw new IllegalStateException("not ready");
    }

    @Override
    public List<WorkerPulse> workers(PoolId pool) {
      return List.of();
    }

    @Override
    public List<WorkerPulse> workers(PoolId pool, String address) {
      return List.of();
    }
  }
}
