package org.chimerapool.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkerTest {

  @Test
  void pausesAlsoAfterARoundThatFailed() throws InterruptedException {
    AtomicInteger rounds = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    Worker worker =
        new Worker(
            "failing",
            Duration.ofHours(1),
            () -> {
              rounds.incrementAndGet();
              begun.countDown();
              throw new IllegalStateException("a fault of the test");
            });
    worker.start();
    begun.await();
    worker.stop();

    assertThat(rounds).hasValue(1);
  }
}
