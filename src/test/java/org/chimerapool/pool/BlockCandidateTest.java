package org.chimerapool.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.DoubleSha256;
import org.chimerapool.kernel.Target;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.chimerapool.pool.job.JobFactory;
import org.chimerapool.pool.vardiff.VardiffPolicy;
import org.junit.jupiter.api.Test;

/// Shares that are good enough for the chain itself.
class BlockCandidateTest extends MiningFixture {

  /// The greatest target that the compact form holds with a positive mantissa below 2^256.
  private static final int EASY_BITS = 0x1f7fffff;

  private static final Target NETWORK_TARGET = Target.ofCompact(EASY_BITS);
  private static final Difficulty NETWORK = Difficulty.of(NETWORK_TARGET, one());

  /// What the pool remembers of one job's shares.
  private static final int REMEMBERED = 1 << 16;

  @Test
  void handsOnCandidateEvenWhenItIsStaleOrCannotBeKept() {
    open(TestPool.policy(EASY));
    Job job = give();
    pool.chain.offer(TestPool.template(2, EASY_BITS));
    pool.room = false;
    ShareSubmission block = mine(job, NETWORK.value(), 0);

    assertThat(reason(submit(block))).isEqualTo(Reason.NOT_TAKEN);
    assertThat(pool.blocks).hasSize(1);
    assertThat(pool.blocks.getFirst().raw()).startsWith(header(job, block));
  }

  @Test
  void namesTheAddressThatTheBlockPaysAlsoWhenThePoolHasAnotherByNow() {
    open(TestPool.policy(EASY));
    Job job = give();
    byte[] before = pool.pool.currentJob().orElseThrow().payoutScript();
    pool.pool.change(
        pool.pool.description(),
        new JobFactory(new byte[] {0x52}, "/test/", 4, 0xb0),
        TestPool.policy(EASY));
    submit(mine(job, NETWORK.value(), 0));

    assertThat(pool.blocks.getFirst().payoutScript()).isEqualTo(before);
    assertThat(pool.pool.currentJob().orElseThrow().payoutScript()).containsExactly(0x52);
  }

  @Test
  void countsTheShareOfABlockThatIsSafeNowhere() {
    open(TestPool.policy(EASY));
    Job job = give();

    pool.safety = CompletableFuture.completedFuture(false);
    assertThat(submit(mine(job, NETWORK.value(), 0))).isInstanceOf(ShareVerdict.Accepted.class);
    pool.safety = CompletableFuture.failedFuture(new IllegalStateException("a fault of the test"));
    assertThat(submit(mineFrom(job, NETWORK.value(), 0, lastNonce + 1)))
        .isInstanceOf(ShareVerdict.Accepted.class);
    assertThat(pool.journal).hasSize(2);
  }

  @Test
  void takesABlockAgainThatCouldNotBeCredited() {
    open(TestPool.policy(EASY));
    ShareSubmission block = mine(give(), NETWORK.value(), 0);

    pool.room = false;
    assertThat(reason(submit(block))).isEqualTo(Reason.NOT_TAKEN);
    pool.room = true;
    assertThat(submit(block)).isInstanceOf(ShareVerdict.BlockFound.class);
  }

  @Test
  void neverAsksForMoreThanTheBlockDoes() {
    open(TestPool.policy(1000));
    Work work = session.assign(pool.pool.currentJob().orElseThrow());

    assertThat(work.difficulty()).isEqualTo(NETWORK);
    assertThat(session.reassign()).isEmpty();
    assertThat(submit(mine(work.job(), NETWORK.value(), 0)))
        .isInstanceOf(ShareVerdict.BlockFound.class);
    assertThat(pool.journal.getFirst().credited()).isEqualTo(NETWORK);
  }

  /// A job that has brought more shares than are remembered is still searched for blocks.
  @Test
  void takesABlockOfAJobThatHasBroughtTooManyShares() {
    Job job = giveAndFill();
    int before = pool.blocks.size();
    ShareSubmission block = mineFrom(job, NETWORK.value(), 0, 1 << 24);

    assertThat(submit(block)).isInstanceOf(ShareVerdict.BlockFound.class);
    assertThat(pool.blocks).hasSize(before + 1);
    int credited = pool.journal.size();
    assertThat(reason(submit(block))).isEqualTo(Reason.DUPLICATE);
    assertThat(pool.journal).hasSize(credited);
  }

  @Test
  void refusesOtherSharesOfAJobThatHasBroughtTooMany() {
    Job job = giveAndFill();
    int credited = pool.journal.size();
    ShareSubmission sentBefore = share(job, firstTaken);

    assertThat(reason(submit(share(job, notABlock(job, 1 << 24))))).isEqualTo(Reason.NOT_TAKEN);
    assertThat(reason(submit(sentBefore))).isEqualTo(Reason.DUPLICATE);
    assertThat(pool.journal).hasSize(credited);
  }

  private int firstTaken;

  /// So many shares that the next one is not remembered.
  private Job giveAndFill() {
    Difficulty all = Difficulty.of(1e-10);
    open(new VardiffPolicy(all, all, all, Duration.ofSeconds(5), Duration.ofSeconds(60)));
    Job job = give();
    firstTaken = notABlock(job, 0);
    submit(share(job, firstTaken));
    int nonce = firstTaken + 1;
    while (pool.journal.size() < REMEMBERED) {
      submit(share(job, nonce++));
    }
    return job;
  }

  private int notABlock(Job job, int from) {
    int nonce = from;
    while (NETWORK_TARGET.isMetBy(DoubleSha256.hash(header(job, share(job, nonce))))) {
      nonce++;
    }
    return nonce;
  }

  private ShareSubmission share(Job job, int nonce) {
    return new ShareSubmission(USER, job.id(), EXTRANONCE2, NOW, nonce, 0);
  }

  private void open(VardiffPolicy policy) {
    pool = TestPool.with(TestPool.template(1, EASY_BITS), policy, new Sha256d(), clock);
    session = open();
  }
}
