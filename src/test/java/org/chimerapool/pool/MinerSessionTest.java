package org.chimerapool.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.chimerapool.pool.vardiff.VardiffPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Shares that are really mined, at difficulties that take a few thousand hashes.
class MinerSessionTest extends MiningFixture {

  @Test
  void creditsShareByTheDifficultyOfItsJob() {
    Job job = give();
    ShareVerdict verdict = submit(mine(job, EASY, 0));

    assertThat(verdict).isInstanceOf(ShareVerdict.Accepted.class);
    ShareCredit credit = pool.journal.getFirst();
    assertThat(credit.worker()).isEqualTo(new WorkerName("addr", "rig"));
    assertThat(credit.credited()).isEqualTo(Difficulty.of(EASY));
    assertThat(credit.achieved().value()).isGreaterThanOrEqualTo(EASY);
    assertThat(credit.height()).isEqualTo(101);
  }

  @ParameterizedTest
  @CsvSource({
    "-601, 0, 4, TIME_TOO_OLD, time 1767322444 is before 1767322445",
    "7001, 0, 4, TIME_TOO_NEW, time 1767330046 is after 1767330045",
    "0, 1, 4, BAD_VERSION_BITS, version bits 00000001 lie outside the mask 1fffe000",
    "0, 0, 3, 'BAD_EXTRANONCE', 'extranonce2 has 3 bytes, expected 4'",
  })
  void refusesUnhashedWhatCannotBeRight(
      int time, int bits, int extranonce2, Reason reason, String detail) {
    Job job = give();

    assertThat(
            submit(new ShareSubmission(USER, job.id(), new byte[extranonce2], NOW + time, 0, bits)))
        .isEqualTo(new ShareVerdict.Rejected(reason, detail));
    assertThat(pool.refusals).containsExactly(reason);
  }

  @Test
  void refusesWhoeverIsNotAuthorizedAndJobsNeverGiven() {
    Job job = give();

    assertThat(reason(submit(new ShareSubmission("else", job.id(), EXTRANONCE2, NOW, 0, 0))))
        .isEqualTo(Reason.UNAUTHORIZED);
    assertThat(reason(submit(new ShareSubmission(USER, "ff", EXTRANONCE2, NOW, 0, 0))))
        .isEqualTo(Reason.UNKNOWN_JOB);
  }

  @Test
  void refusesShareThatMissesTheDifficulty() {
    session.suggest(Difficulty.of(1000), clock.instant());
    Job job = give();

    ShareVerdict verdict = submit(mine(job, EASY, 0));
    assertThat(reason(verdict)).isEqualTo(Reason.ABOVE_TARGET);
    assertThat(((ShareVerdict.Rejected) verdict).detail()).endsWith(", expected 1000");
  }

  @Test
  void refusesSameShareTwiceButNotWithOtherVersionBits() {
    Job job = give();
    ShareSubmission share = mine(job, EASY, 0);
    ShareSubmission rolled = mine(job, EASY, 0x2000);

    assertThat(submit(share)).isInstanceOf(ShareVerdict.Accepted.class);
    assertThat(reason(submit(share))).isEqualTo(Reason.DUPLICATE);
    assertThat(submit(rolled)).isInstanceOf(ShareVerdict.Accepted.class);
  }

  @Test
  void keepsItsMemoryOfSharesWhenTheSameJobIsGivenAgain() {
    Job job = give();
    ShareSubmission share = mine(job, EASY, 0);
    submit(share);
    session.suggest(Difficulty.of(1e-9), clock.instant());
    session.assign(job);

    assertThat(reason(submit(share))).isEqualTo(Reason.DUPLICATE);
  }

  @Test
  void refusesShareOfTheBlockBefore() {
    Job job = give();
    ShareSubmission share = mine(job, EASY, 0);
    pool.chain.offer(TestPool.template(2, TestPool.HARD));

    assertThat(reason(submit(share))).isEqualTo(Reason.STALE_JOB);
    assertThat(pool.journal).isEmpty();
  }

  @Test
  void takesShareOfAnEarlierJobOnTheSameBlock() {
    Job job = give();
    ShareSubmission share = mine(job, EASY, 0);
    pool.chain.offer(TestPool.template(1, TestPool.HARD - 1));
    give();

    assertThat(submit(share)).isInstanceOf(ShareVerdict.Accepted.class);
  }

  @Test
  void refusesWhatItCannotKeepAndTakesItLater() {
    Job job = give();
    ShareSubmission share = mine(job, EASY, 0);
    pool.room = false;
    assertThat(reason(submit(share))).isEqualTo(Reason.NOT_TAKEN);

    pool.room = true;
    assertThat(submit(share)).isInstanceOf(ShareVerdict.Accepted.class);
  }

  @Test
  void judgesEachFormOfJobByItsOwnDifficulty() {
    Job first = give();
    ShareSubmission early = mine(first, EASY, 0);
    session.suggest(Difficulty.of(4 * EASY), clock.instant());
    Work again = session.reassign().orElseThrow();

    assertThat(again.difficulty()).isEqualTo(Difficulty.of(4 * EASY));
    assertThat(session.reassign()).isEmpty();
    ShareSubmission late = mine(again.job(), 4 * EASY, 0);
    assertThat(submit(late)).isInstanceOf(ShareVerdict.Accepted.class);
    assertThat(submit(early)).isInstanceOf(ShareVerdict.Accepted.class);
    assertThat(pool.journal.stream().map(credit -> credit.credited().value()))
        .containsExactly(4 * EASY, EASY);
  }

  @Test
  void neverCreditsWorkOnOneFormForTheOther() {
    Job first = give();
    ShareSubmission share = mine(first, EASY, 0);
    session.suggest(Difficulty.of(2 * EASY), clock.instant());
    Work again = session.reassign().orElseThrow();
    submit(share);

    ShareVerdict verdict =
        submit(new ShareSubmission(USER, again.job().id(), EXTRANONCE2, NOW, share.nonce(), 0));
    assertThat(reason(verdict)).isEqualTo(Reason.ABOVE_TARGET);
    assertThat(header(again.job(), share)).isNotEqualTo(header(first, share));
  }

  @Test
  void changesDifficultyAsOftenAsItMustWithinOneJob() {
    give();
    List<String> ids = new ArrayList<>();
    for (int i = 1; i <= 300; i++) {
      session.suggest(Difficulty.of(i + 1), clock.instant());
      session.reassign().ifPresent(work -> ids.add(work.job().id()));
    }
    assertThat(ids).hasSize(255).doesNotHaveDuplicates();
  }

  @Test
  void grantsEasierWorkAFewTimesOnly() {
    for (int i = 0; i < 20; i++) {
      session.suggest(Difficulty.of(100), clock.instant());
      session.suggest(Difficulty.of(1), clock.instant());
    }
    assertThat(session.summary().difficulty()).isEqualTo(Difficulty.of(100));
  }

  @Test
  void renewsWorkWithoutRepeatingIt() {
    assertThat(session.renew()).isEmpty();
    Job job = give();
    ShareSubmission share = mine(job, EASY, 0);
    Job again = session.renew().orElseThrow().job();

    assertThat(again.coinbase2()).isNotEqualTo(job.coinbase2());
    assertThat(submit(share)).isInstanceOf(ShareVerdict.Accepted.class);
  }

  @Test
  void raisesMinerThatKeepsAskingForWhatItHas() {
    Difficulty start = Difficulty.of(4);
    Instant now = clock.instant();
    Duration minute = Duration.ofMinutes(1);
    Pace pace =
        new Pace(
            () -> new VardiffPolicy(start, Difficulty.of(1), Difficulty.of(1e9), minute, minute),
            now);
    for (int i = 0; i < 20; i++) {
      pace.suggest(pace.difficulty(), now);
      pace.learn(start, now.plusMillis(i));
    }
    assertThat(pace.difficulty()).isGreaterThan(start);
  }

  @Test
  void givesNewJobWhenTheVersionMaskChanges() {
    give();
    session.allowVersionBits(0x00006000);

    Job job = session.reassign().orElseThrow().job();
    assertThat(reason(submit(new ShareSubmission(USER, job.id(), EXTRANONCE2, NOW, 0, 0x8000))))
        .isEqualTo(Reason.BAD_VERSION_BITS);
  }

  @Test
  void forgetsJobsThatAreLongGone() {
    Job first = give();
    ShareSubmission share = mine(first, EASY, 0);
    for (int i = 0; i < 16; i++) {
      pool.chain.offer(TestPool.template(1, TestPool.HARD - 1 - i));
      give();
    }
    assertThat(reason(submit(share))).isEqualTo(Reason.UNKNOWN_JOB);
  }

  @Test
  void raisesDifficultyOfFastMinerAtOnce() {
    Job job = give();
    int accepted = 0;
    for (int nonce = 0; accepted < 8; nonce = lastNonce + 1) {
      clock.advance(Duration.ofMillis(10));
      assertThat(submit(mineFrom(job, EASY, 0, nonce))).isInstanceOf(ShareVerdict.Accepted.class);
      accepted++;
    }
    assertThat(session.reassign().orElseThrow().difficulty().value()).isGreaterThan(10 * EASY);
    assertThat(session.summary().difficulty().value()).isGreaterThan(10 * EASY);
  }

  @Test
  void marksVirtualMinersByTheirNameWheneverTheySayIt() {
    session.identify("chimera-virtual-miner/1");
    submit(mine(give(), EASY, 0));

    assertThat(pool.journal.getFirst().simulated()).isTrue();
    assertThat(session.summary().simulated()).isTrue();
  }

  @Test
  void doesNotLetStrangersPassForVirtualMiners() {
    session =
        pool.pool
            .open(new SessionOrigin("192.0.2.1:5", false, clock.instant()), Runnable::run)
            .orElseThrow();
    session.identify("chimera-virtual-miner/1" + "x".repeat(500));

    assertThat(session.summary().simulated()).isFalse();
    assertThat(session.summary().agent()).hasSize(128);
  }
}
