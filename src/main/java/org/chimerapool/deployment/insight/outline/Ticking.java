package org.chimerapool.deployment.insight.outline;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does something again and again on a thread of its own, whatever becomes of one time.
public final class Ticking {

  private static final Logger LOG = LoggerFactory.getLogger(Ticking.class);

  private Ticking() {}

  public static ScheduledExecutorService every(Duration pause, String name, Runnable work) {
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name(name).daemon().factory());
    var _ =
        timer.scheduleWithFixedDelay(
            () -> {
              try {
                work.run();
              } catch (RuntimeException e) {
                LOG.warn("{} did not get through: {}", name, e.toString());
                LOG.debug("{} did not get through", name, e);
              }
            },
            pause.toMillis(),
            pause.toMillis(),
            TimeUnit.MILLISECONDS);
    return timer;
  }
}
