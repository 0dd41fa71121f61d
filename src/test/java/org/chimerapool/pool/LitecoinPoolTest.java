package org.chimerapool.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.algorithm.scrypt.Scrypt;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.chain.CoinbaseTerms;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.DoubleSha256;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.TestClock;
import org.junit.jupiter.api.Test;

/// A pool whose proof of work is costly and is not the block's id.
class LitecoinPoolTest {

  /// Met by every second hash.
  private static final int EASIEST = 0x207fffff;

  private static final byte[] EXTRANONCE2 = {1, 2, 3, 4};
  private static final int NOW = (int) TestPool.START.getEpochSecond();

  private final Algorithm scrypt = new Scrypt();

  @Test
  void findsBlockByScryptAndNamesItBySha256() throws InterruptedException {
    TestPool pool =
        TestPool.with(template(), TestPool.policy(1e-6), scrypt, new TestClock(TestPool.START));
    LinkedBlockingQueue<Runnable> loop = new LinkedBlockingQueue<>();
    MinerSession session =
        pool.pool
            .open(new SessionOrigin("127.0.0.1:5", true, TestPool.START), loop::add)
            .orElseThrow();
    session.authorize("addr.rig");
    Job job = session.assign(pool.pool.currentJob().orElseThrow()).job();
    byte[] root = job.merkleRoot(job.coinbase(session.extranonce1(), EXTRANONCE2));
    int nonce = 0;
    while (!job.networkTarget().isMetBy(scrypt.hash(header(job, root, nonce)))) {
      nonce++;
    }
    LinkedBlockingQueue<ShareVerdict> verdicts = new LinkedBlockingQueue<>();
    session.submit(
        new ShareSubmission("addr.rig", job.id(), EXTRANONCE2, NOW, nonce, 0),
        TestPool.START,
        verdicts::add);

    Runnable reply = loop.poll(10, TimeUnit.SECONDS);
    assertThat(reply).isNotNull();
    assertThat(verdicts).as("judged on the connection's own executor").isEmpty();
    // Judged first, and told when the block is kept.
    for (Runnable next = reply; next != null; next = loop.poll()) {
      next.run();
    }
    Hash256 id = DoubleSha256.hash(header(job, root, nonce));
    assertThat(verdicts.poll())
        .isInstanceOfSatisfying(
            ShareVerdict.BlockFound.class, found -> assertThat(found.blockId()).isEqualTo(id));
    FoundBlock block = pool.blocks.getFirst();
    assertThat(block.id()).isEqualTo(id);
    assertThat(HexFormat.of().formatHex(block.raw())).endsWith("aabbcc" + "01" + "beef");
    assertThat(block.credit().hash()).isEqualTo(scrypt.hash(header(job, root, nonce)));
    assertThat(pool.journal.getFirst().credited()).isEqualTo(Difficulty.of(1e-6));
  }

  private static byte[] header(Job job, byte[] root, int nonce) {
    return job.header(root, job.version(), NOW, nonce);
  }

  private static BlockTemplate template() {
    return new BlockTemplate(
        432,
        0x20000000,
        new Hash256(0, 0, 0, 1),
        EASIEST,
        TestPool.START,
        TestPool.START.minusSeconds(600),
        Amount.of(5_000_000_000L, CoinId.of("TST")),
        List.of(
            new BlockTemplate.Transaction(
                new Hash256(0, 0, 0, 2), HexFormat.of().parseHex("aabbcc"), 0)),
        HexFormat.of()
            .parseHex(
                "6a24aa21a9ede2f61c3f71d1defd3fa999dfa36953755c690689799962b48bebd836974e8cf9"),
        CoinbaseTerms.PLAIN,
        HexFormat.of().parseHex("beef"));
  }
}
