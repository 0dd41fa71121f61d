package org.chimerapool.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ServerWatchTest {

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch given = new CountDownLatch(1);

  @Test
  @Timeout(60)
  void stopsInTheMiddleOfAStartThatTakesLong(@TempDir Path home) throws InterruptedException {
    ServerWatch watch = new ServerWatch(EmbeddedPlace.below(home), this::startForEver);
    watch.start();
    begun.await();

    watch.stop();

    assertThat(given.getCount()).isZero();
  }

  private void startForEver() throws IOException {
    begun.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      given.countDown();
      throw new IOException("interrupted while it was being started", e);
    }
  }
}
