package org.chimerapool.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.DoubleSha256;
import org.chimerapool.kernel.Target;
import org.chimerapool.kernel.TestClock;
import org.chimerapool.pool.ShareVerdict.Reason;

/// A miner of a pool whose shares are really mined, at difficulties that take a few thousand
/// hashes.
abstract class MiningFixture {

  static final String USER = "addr.rig";
  static final double EASY = 0.000001;
  static final int MASK = 0x1fffe000;
  static final byte[] EXTRANONCE2 = {0, 0, 0, 1};
  static final int NOW = (int) TestPool.START.getEpochSecond();

  final TestClock clock = new TestClock(TestPool.START);
  TestPool pool =
      TestPool.with(
          TestPool.template(1, TestPool.HARD), TestPool.policy(EASY), new Sha256d(), clock);
  MinerSession session = open();

  int lastNonce;

  final MinerSession open() {
    MinerSession opened =
        pool.pool
            .open(new SessionOrigin("127.0.0.1:5", true, clock.instant()), Runnable::run)
            .orElseThrow();
    opened.allowVersionBits(MASK);
    assertThat(opened.authorize("bad.rig")).isFalse();
    assertThat(opened.authorize("addr with blank")).isFalse();
    assertThat(opened.authorize(USER)).isTrue();
    return opened;
  }

  final Job give() {
    return session.assign(pool.pool.currentJob().orElseThrow()).job();
  }

  final ShareVerdict submit(ShareSubmission share) {
    List<ShareVerdict> verdicts = new ArrayList<>();
    session.submit(share, clock.instant(), verdicts::add);
    assertThat(verdicts).hasSize(1);
    return verdicts.getFirst();
  }

  final ShareSubmission mine(Job job, double difficulty, int versionBits) {
    return mineFrom(job, difficulty, versionBits, 0);
  }

  final ShareSubmission mineFrom(Job job, double difficulty, int versionBits, int from) {
    Target target = Target.ofDifficulty(Difficulty.of(difficulty), one());
    for (int nonce = from; nonce < from + 20_000_000; nonce++) {
      var share = new ShareSubmission(USER, job.id(), EXTRANONCE2, NOW, nonce, versionBits);
      if (target.isMetBy(DoubleSha256.hash(header(job, share)))) {
        lastNonce = nonce;
        return share;
      }
    }
    throw new AssertionError("no share found");
  }

  final byte[] header(Job job, ShareSubmission share) {
    byte[] coinbase = job.coinbase(session.extranonce1(), EXTRANONCE2);
    return job.header(
        job.merkleRoot(coinbase), 0x20000000 | share.versionBits(), share.time(), share.nonce());
  }

  static Reason reason(ShareVerdict verdict) {
    assertThat(verdict).isInstanceOf(ShareVerdict.Rejected.class);
    return ((ShareVerdict.Rejected) verdict).reason();
  }

  static Target one() {
    return new Sha256d().difficultyOne();
  }
}
