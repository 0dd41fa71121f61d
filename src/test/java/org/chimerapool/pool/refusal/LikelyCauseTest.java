package org.chimerapool.pool.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.algorithm.scrypt.Scrypt;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.LittleEndian;
import org.chimerapool.kernel.TestClock;
import org.chimerapool.pool.Evidence;
import org.chimerapool.pool.Job;
import org.chimerapool.pool.LikelyCause;
import org.chimerapool.pool.LikelyCause.Mistake;
import org.chimerapool.pool.MinerSession;
import org.chimerapool.pool.Refusal;
import org.chimerapool.pool.SessionOrigin;
import org.chimerapool.pool.ShareSubmission;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.chimerapool.pool.TestPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Miners that do it wrong in ways that are known from the field, and what they are told.
class LikelyCauseTest {

  private static final String USER = "addr.rig";

  /// Some four thousand hashes.
  private static final double EASY = 0.000001;

  private static final int MASK = 0x1fffe000;
  private static final byte[] EXTRANONCE2 = {1, 2, 3, 4};
  private static final int NOW = (int) TestPool.START.getEpochSecond();

  private final TestClock clock = new TestClock(TestPool.START);
  private final Algorithm sha = new Sha256d();
  private final TestPool pool =
      TestPool.with(TestPool.template(1, TestPool.HARD), TestPool.policy(EASY), sha, clock);
  private final MinerSession session = open();
  private final Job job = give();

  @ParameterizedTest
  @EnumSource(Mistake.class)
  void knowsHowTheHeaderWasPutTogetherWrongly(Mistake mistake) {
    boolean rolls = mistake == Mistake.VERSION_BITS_LEFT_OUT;
    int bits = rolls ? 0x2000 : 0;
    int nonce = mine(sha, EASY, n -> wrong(mistake, header(n, bits)));

    submit(new ShareSubmission(USER, job.id(), EXTRANONCE2, NOW, nonce, bits));

    assertThat(refusal().reason()).isEqualTo(Reason.ABOVE_TARGET);
    assertThat(cause())
        .isInstanceOfSatisfying(
            LikelyCause.Arranged.class,
            arranged -> {
              assertThat(arranged.mistake()).isEqualTo(mistake);
              assertThat(arranged.achieved().value()).isGreaterThanOrEqualTo(EASY);
            });
  }

  @Test
  void knowsTheDifficultyThatTheConnectionHadBefore() {
    session.suggest(Difficulty.of(1000), clock.instant());
    Job harder = session.reassign().orElseThrow().job();
    int nonce =
        mine(
            sha,
            EASY,
            n ->
                harder.header(
                    harder.merkleRoot(harder.coinbase(session.extranonce1(), EXTRANONCE2)),
                    harder.version(),
                    NOW,
                    n));

    submit(new ShareSubmission(USER, harder.id(), EXTRANONCE2, NOW, nonce, 0));

    assertThat(cause())
        .isInstanceOfSatisfying(
            LikelyCause.PreviousDifficulty.class,
            cause -> {
              assertThat(cause.previous().value()).isEqualTo(EASY);
              assertThat(cause.wanted().value()).isEqualTo(1000);
              assertThat(cause.meets()).isLessThan(0.01);
            });
  }

  @Test
  void knowsWorkForAnotherAlgorithm() {
    session.suggest(Difficulty.of(0.02), clock.instant());
    Job scryptJob = session.reassign().orElseThrow().job();
    Algorithm scrypt = new Scrypt();
    int nonce =
        mine(
            scrypt,
            0.02,
            n ->
                scryptJob.header(
                    scryptJob.merkleRoot(scryptJob.coinbase(session.extranonce1(), EXTRANONCE2)),
                    scryptJob.version(),
                    NOW,
                    n));

    submit(new ShareSubmission(USER, scryptJob.id(), EXTRANONCE2, NOW, nonce, 0));

    assertThat(cause())
        .isInstanceOfSatisfying(
            LikelyCause.OtherAlgorithm.class,
            cause -> assertThat(cause.algorithm()).isEqualTo("scrypt"));
  }

  @Test
  void saysThatNoWorkIsSeenWhereNothingFits() {
    session.suggest(Difficulty.of(1000), clock.instant());
    Job harder = session.reassign().orElseThrow().job();

    submit(new ShareSubmission(USER, harder.id(), EXTRANONCE2, NOW, 12345, 0));

    assertThat(cause()).isInstanceOf(LikelyCause.NotThisHeader.class);
  }

  @Test
  void tellsALateShareFromAMinerThatStayedBehind() {
    pool.chain.offer(TestPool.template(2, TestPool.HARD));
    int nonce = mine(sha, EASY, n -> header(n, 0));
    clock.advance(Duration.ofMillis(700));
    submit(new ShareSubmission(USER, job.id(), EXTRANONCE2, NOW, nonce, 0));
    assertThat(cause()).isEqualTo(new LikelyCause.LateAfterBlock(Duration.ofMillis(700)));

    clock.advance(Duration.ofMinutes(2));
    submit(new ShareSubmission(USER, job.id(), EXTRANONCE2, NOW, nonce, 0));
    assertThat(cause()).isEqualTo(new LikelyCause.WorksOnOldBlock(Duration.ofMillis(120_700)));
  }

  @Test
  void tellsHowLongAgoTheSameShareWasSent() {
    int nonce = mine(sha, EASY, n -> header(n, 0));
    submit(new ShareSubmission(USER, job.id(), EXTRANONCE2, NOW, nonce, 0));
    clock.advance(Duration.ofSeconds(3));
    submit(new ShareSubmission(USER, job.id(), EXTRANONCE2, NOW, nonce, 0));

    assertThat(refusal().reason()).isEqualTo(Reason.DUPLICATE);
    assertThat(cause()).isEqualTo(new LikelyCause.SentTwice(Duration.ofSeconds(3)));
  }

  @Test
  void tellsJobsOfAnEarlierConnectionFromJobsOfAnotherPool() {
    clock.advance(Duration.ofSeconds(5));
    submit(new ShareSubmission(USER, "0000009f", EXTRANONCE2, NOW, 1, 0));
    assertThat(cause()).isEqualTo(new LikelyCause.JobBeforeReconnect(Duration.ofSeconds(5)));

    submit(new ShareSubmission(USER, "000000b7", EXTRANONCE2, NOW, 1, 0));
    assertThat(cause()).isEqualTo(new LikelyCause.JobLongGone());

    submit(new ShareSubmission(USER, "6f00ba12", EXTRANONCE2, NOW, 1, 0));
    assertThat(cause()).isEqualTo(new LikelyCause.JobNeverGiven());
    submit(new ShareSubmission(USER, "job 7", EXTRANONCE2, NOW, 1, 0));
    assertThat(cause()).isEqualTo(new LikelyCause.JobNeverGiven());
  }

  @Test
  void namesWhatCanBeSeenWithoutHashing() {
    submit(new ShareSubmission(USER, job.id(), EXTRANONCE2, NOW + 9000, 1, 0));
    assertThat(cause()).isEqualTo(new LikelyCause.ClockOff(Duration.ofMinutes(150)));

    submit(new ShareSubmission(USER, job.id(), EXTRANONCE2, NOW - 900, 1, 0));
    assertThat(cause()).isEqualTo(new LikelyCause.ClockOff(Duration.ofMinutes(-15)));

    submit(new ShareSubmission(USER, job.id(), new byte[7], NOW, 1, 0));
    assertThat(cause()).isEqualTo(new LikelyCause.WrongExtranonceLength(7, 4));

    submit(new ShareSubmission(USER, job.id(), EXTRANONCE2, NOW, 1, 0x2001));
    assertThat(cause()).isEqualTo(new LikelyCause.VersionOutsideMask(1, MASK));

    submit(new ShareSubmission("else.rig", job.id(), EXTRANONCE2, NOW, 1, 0));
    assertThat(cause()).isEqualTo(new LikelyCause.NameNotAuthorized("else.rig"));

    session.allowVersionBits(0);
    Job plain = session.reassign().orElseThrow().job();
    submit(new ShareSubmission(USER, plain.id(), EXTRANONCE2, NOW, 1, 0x2000));
    assertThat(cause()).isEqualTo(new LikelyCause.VersionNotNegotiated(0x2000));
  }

  @Test
  void keepsTheHeaderThatWasHashed() {
    session.suggest(Difficulty.of(1000), clock.instant());
    Job harder = session.reassign().orElseThrow().job();
    submit(new ShareSubmission(USER, harder.id(), EXTRANONCE2, NOW, 77, 0x2000));

    Evidence evidence = Objects.requireNonNull(refusal().evidence());
    assertThat(evidence.header())
        .isEqualTo(
            harder.header(
                harder.merkleRoot(harder.coinbase(session.extranonce1(), EXTRANONCE2)),
                harder.version() | 0x2000,
                NOW,
                77));
    assertThat(evidence.hash()).isEqualTo(sha.hash(evidence.header()));
    assertThat(evidence.extranonce2()).isEqualTo("01020304");
    assertThat(evidence.wanted().value()).isEqualTo(1000);
    assertThat(evidence.nonce()).isEqualTo(77);
    assertThat(evidence.height()).isEqualTo(101);
  }

  private byte[] wrong(Mistake mistake, byte[] right) {
    byte[] one = session.extranonce1();
    return switch (mistake) {
      case NONCE_REVERSED -> turned(right, 76, 4, 4);
      case TIME_REVERSED -> turned(right, 68, 4, 4);
      case VERSION_REVERSED -> turned(right, 0, 4, 4);
      case PREVIOUS_HASH_REVERSED -> turned(right, 4, 32, 4);
      case MERKLE_ROOT_REVERSED -> turned(right, 36, 32, 32);
      case HEADER_WORDS_REVERSED -> turned(right, 0, 80, 4);
      case EXTRANONCES_SWAPPED -> withRoot(right, job.merkleRoot(job.coinbase(EXTRANONCE2, one)));
      case EXTRANONCE2_REVERSED ->
          withRoot(right, job.merkleRoot(job.coinbase(one, new byte[] {4, 3, 2, 1})));
      case VERSION_BITS_LEFT_OUT -> {
        byte[] plain = right.clone();
        LittleEndian.putInt(plain, 0, job.version());
        yield plain;
      }
    };
  }

  /// Turns the bytes of each group of `size` from `at` on.
  private static byte[] turned(byte[] bytes, int at, int length, int size) {
    byte[] out = bytes.clone();
    for (int group = at; group < at + length; group += size) {
      for (int i = 0; i < size; i++) {
        out[group + i] = bytes[group + size - 1 - i];
      }
    }
    return out;
  }

  private static byte[] withRoot(byte[] header, byte[] root) {
    byte[] out = header.clone();
    System.arraycopy(root, 0, out, 36, 32);
    return out;
  }

  private byte[] header(int nonce, int bits) {
    return job.header(
        job.merkleRoot(job.coinbase(session.extranonce1(), EXTRANONCE2)),
        job.version() | bits,
        NOW,
        nonce);
  }

  /// Nonces are tried as the miner writes them into its own header.
  private static int mine(Algorithm algorithm, double difficulty, HeaderOf headers) {
    for (int nonce = 1; nonce < 10_000_000; nonce++) {
      Difficulty achieved = algorithm.difficultyOf(algorithm.hash(headers.with(nonce)));
      if (achieved.value() >= difficulty) {
        return nonce;
      }
    }
    throw new AssertionError("no share found");
  }

  private interface HeaderOf {
    byte[] with(int nonce);
  }

  private Refusal refusal() {
    return pool.explained.latest(pool.pool.description().id(), 1).getFirst();
  }

  private LikelyCause cause() {
    return pool.explained.cause(refusal());
  }

  private void submit(ShareSubmission share) {
    session.submit(share, clock.instant(), verdict -> {});
  }

  private MinerSession open() {
    MinerSession opened =
        pool.pool
            .open(new SessionOrigin("203.0.113.7:5", false, clock.instant()), Runnable::run)
            .orElseThrow();
    opened.allowVersionBits(MASK);
    assertThat(opened.authorize(USER)).isTrue();
    return opened;
  }

  private Job give() {
    return session.assign(pool.pool.currentJob().orElseThrow()).job();
  }
}
