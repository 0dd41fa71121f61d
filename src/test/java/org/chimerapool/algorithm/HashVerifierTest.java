package org.chimerapool.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HashVerifierTest {
  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  private final HashVerifier verifier = new HashVerifier();
  private final CountDownLatch gate = new CountDownLatch(1);

  @AfterEach
  void stop() {
    gate.countDown();
    verifier.destroy();
  }

  @Test
  void computesACheapHashAtOnceAndInOrder() {
    List<Integer> order = new ArrayList<>();
    Queue<Runnable> loop = new ArrayDeque<>();
    for (int i = 0; i < 5; i++) {
      int n = i;
      verifier.verify(new Sha256d(), new byte[80], loop::add, hash -> order.add(n));
    }

    assertThat(order).containsExactly(0, 1, 2, 3, 4);
    assertThat(loop).isEmpty();
  }

  @Test
  void handsACostlyHashOverOnTheCallersExecutor() throws InterruptedException {
    LinkedBlockingQueue<Runnable> loop = new LinkedBlockingQueue<>();
    List<Hash256> hashes = new ArrayList<>();
    gate.countDown();

    assertThat(verifier.verify(new Costly(), new byte[80], loop::add, hashes::add)).isTrue();
    Runnable reply = loop.poll(10, TimeUnit.SECONDS);
    assertThat(hashes).isEmpty();
    assertThat(reply).isNotNull();
    reply.run();
    assertThat(hashes).containsExactly(Hash256.ZERO);
  }

  @Test
  void refusesWorkWhenItsQueueIsFull() {
    int taken = 0;
    while (verifier.verify(new Costly(), new byte[80], Runnable::run, hash -> {})) {
      taken++;
      assertThat(taken).isLessThan(100_000);
    }

    assertThat(taken).isBetween(4096, 4096 + THREADS);
  }

  @Test
  void namesTheAlgorithmsThatThereAre() {
    AlgorithmCatalog catalog = new AlgorithmCatalog(List.of(new Sha256d()));

    assertThat(catalog.get("sha256d")).isInstanceOf(Sha256d.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> catalog.get("scrypt"))
        .withMessageContaining("scrypt")
        .withMessageContaining("sha256d");
    assertThatIllegalStateException()
        .isThrownBy(() -> new AlgorithmCatalog(List.of(new Sha256d(), new Sha256d())));
  }

  /// Waits for the test's gate before it hashes.
  private final class Costly implements Algorithm {
    @Override
    public String id() {
      return "costly";
    }

    @Override
    public Target difficultyOne() {
      return Target.MAX;
    }

    @Override
    public double hashesPerDifficultyOne() {
      return 1;
    }

    @Override
    public boolean isCheap() {
      return false;
    }

    @Override
    public Hash256 hash(byte[] header) {
      try {
        gate.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return Hash256.ZERO;
    }

    @Override
    public NonceScanner scanner(byte[] header) {
      throw new UnsupportedOperationException();
    }
  }
}
