package org.chimerapool.stratum.session;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.algorithm.NonceScanner;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.LittleEndian;
import org.chimerapool.kernel.Target;
import org.chimerapool.kernel.TestClock;
import org.chimerapool.pool.TestPool;
import org.junit.jupiter.api.Test;

/// Answers keep the order of requests where hashing takes its time on other threads.
class SlowAlgorithmTest {

  private final TestClock clock = new TestClock(TestPool.START);
  private final Slow slow = new Slow();
  private final TestPool pool =
      TestPool.with(TestPool.template(1, TestPool.HARD), TestPool.policy(1), slow, clock);

  @Test
  void answersInOrderOfRequests() throws InterruptedException {
    try (Miner miner = new Miner(pool.pool, clock)) {
      miner.start("addr.rig");
      assertThat(miner.say(submit(10, 1) + "\n" + submit(11, 2) + "\n" + ping(12))).isEmpty();

      slow.second.countDown();
      assertThat(slow.secondDone.await(10, SECONDS)).isTrue();
      assertThat(miner.heard()).isEmpty();

      slow.first.countDown();
      List<String> said = await(miner, 3);
      assertThat(said.get(0)).startsWith("{\"id\":10,\"result\":true");
      assertThat(said.get(1)).startsWith("{\"id\":11,\"result\":true");
      assertThat(said.get(2)).startsWith("{\"id\":12,\"result\":\"pong\"");
    }
  }

  @Test
  void refusesTheSameShareWhileItIsBeingHashed() throws InterruptedException {
    try (Miner miner = new Miner(pool.pool, clock)) {
      miner.start("addr.rig");
      miner.say(submit(10, 1) + "\n" + submit(11, 1));
      slow.first.countDown();
      List<String> said = await(miner, 2);

      assertThat(said.get(0)).startsWith("{\"id\":10,\"result\":true");
      assertThat(said.get(1)).contains("[22,\"duplicate share\",null]");
      assertThat(pool.journal).hasSize(1);
    }
  }

  @Test
  void dropsVerdictsOfConnectionsThatAreGone() throws InterruptedException {
    Miner miner = new Miner(pool.pool, clock);
    miner.start("addr.rig");
    miner.say(submit(10, 2));
    miner.close();
    slow.second.countDown();

    assertThat(slow.secondDone.await(10, SECONDS)).isTrue();
    assertThat(pool.pool.sessionCount()).isZero();
  }

  /// Whoever stops the server waits for them: their miner is gone, the share counts.
  @Test
  void keepsSharesOfConnectionsThatAreGone() throws InterruptedException {
    Miner miner = new Miner(pool.pool, clock);
    miner.start("addr.rig");
    miner.say(submit(10, 2));
    miner.close();
    assertThat(pool.pool.awaitVerdicts(Duration.ZERO)).as("one is being hashed").isFalse();

    slow.second.countDown();
    Thread loop =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (pool.journal.isEmpty()) {
                    miner.channel.runPendingTasks();
                  }
                });
    assertThat(pool.pool.awaitVerdicts(Duration.ofSeconds(10))).isTrue();
    loop.join();
    assertThat(pool.journal).hasSize(1);
  }

  private static List<String> await(Miner miner, int lines) {
    List<String> said = new ArrayList<>();
    long deadline = System.nanoTime() + SECONDS.toNanos(10);
    while (said.size() < lines && System.nanoTime() < deadline) {
      said.addAll(miner.heard());
      Thread.onSpinWait();
    }
    assertThat(said).hasSize(lines);
    return said;
  }

  private static String submit(int id, int nonce) {
    return "{\"id\":%d,\"method\":\"mining.submit\",\"params\":[\"addr.rig\",\"000000a0\",\"00000000\",\"%08x\",\"%08x\"]}"
        .formatted(id, TestPool.START.getEpochSecond(), nonce);
  }

  private static String ping(int id) {
    return "{\"id\":%d,\"method\":\"mining.ping\",\"params\":[]}".formatted(id);
  }

  /// Waits for a sign before it hashes nonce 1 and nonce 2; every hash is good for difficulty 1 and
  /// not for a block.
  private static final class Slow implements Algorithm {

    private final Algorithm sha = new Sha256d();
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch second = new CountDownLatch(1);
    private final CountDownLatch secondDone = new CountDownLatch(1);

    @Override
    public String id() {
      return "slow";
    }

    @Override
    public Target difficultyOne() {
      return sha.difficultyOne();
    }

    @Override
    public double hashesPerDifficultyOne() {
      return sha.hashesPerDifficultyOne();
    }

    @Override
    public boolean isCheap() {
      return false;
    }

    @Override
    public Hash256 hash(byte[] header) {
      int nonce = LittleEndian.getInt(header, 76);
      try {
        assertThat((nonce == 1 ? first : second).await(10, SECONDS)).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (nonce == 2) {
        secondDone.countDown();
      }
      return new Hash256(0x00000000_f0000000L, 0, 0, nonce);
    }

    @Override
    public NonceScanner scanner(byte[] header) {
      throw new UnsupportedOperationException("not part of this fake");
    }
  }
}
