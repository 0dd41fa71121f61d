package org.chimerapool.pool.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.chimerapool.kernel.TestClock;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.Job;
import org.chimerapool.pool.MinerSession;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.Refusal;
import org.chimerapool.pool.RefusalCount;
import org.chimerapool.pool.SessionOrigin;
import org.chimerapool.pool.ShareSubmission;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.chimerapool.pool.TestPool;
import org.junit.jupiter.api.Test;

class RefusalBookTest {

  private static final byte[] NO_BYTES = {};
  private static final WorkerName QUIET = new WorkerName("addr", "quiet");
  private static final WorkerName LOUD = new WorkerName("addr", "loud");

  private final TestClock clock = new TestClock(TestPool.START);
  private final TestPool pool =
      TestPool.with(TestPool.template(1, TestPool.HARD), TestPool.policy(1), new Sha256d(), clock);
  private final PoolId id = pool.pool.description().id();
  private final MinerSession session = open();
  private final Job job = session.assign(pool.pool.currentJob().orElseThrow()).job();

  @Test
  void keepsAQuietWorkersRefusalsHoweverLoudAnotherIs() {
    refuse(QUIET, 1);
    for (int second = 0; second < 10; second++) {
      refuse(LOUD, 400);
      clock.advance(Duration.ofSeconds(1));
    }

    assertThat(pool.explained.latest(id, 10_000))
        .hasSize(RefusalBook.KEPT)
        .extracting(Refusal::worker)
        .containsOnly(LOUD);
    Refusal quiet = pool.explained.of(id, QUIET, 10).getFirst();
    assertThat(pool.explained.find(quiet.id())).hasValue(quiet);
    assertThat(pool.explained.of(id, LOUD, 1000)).hasSize(RefusalBook.KEPT_PER_WORKER);
  }

  @Test
  void countsEveryRefusalEvenWhenItKeepsNoMoreEvidence() {
    refuse(LOUD, 2 * RefusalBook.KEPT_PER_SECOND);

    assertThat(pool.explained.latest(id, 10_000)).hasSize(RefusalBook.KEPT_PER_SECOND);
    assertThat(pool.explained.counts(id))
        .containsExactly(
            new RefusalCount(
                id,
                Reason.BAD_EXTRANONCE,
                LOUD,
                "",
                2L * RefusalBook.KEPT_PER_SECOND,
                clock.instant()));
  }

  @Test
  void keepsNoEndlessNames() {
    session.submit(
        new ShareSubmission("x".repeat(8000), "j".repeat(8000), NO_BYTES, 0, 0, 0),
        clock.instant(),
        verdict -> {});

    Refusal refusal = pool.explained.latest(id, 1).getFirst();
    assertThat(refusal.worker()).isNull();
    assertThat(refusal.asked().user()).hasSize(WorkerName.MAX_LENGTH);
    assertThat(refusal.asked().jobId()).hasSize(WorkerName.MAX_LENGTH);
  }

  private void refuse(WorkerName worker, int times) {
    for (int i = 0; i < times; i++) {
      session.submit(
          new ShareSubmission(worker.toString(), job.id(), NO_BYTES, 0, i, 0),
          clock.instant(),
          verdict -> {});
    }
  }

  private MinerSession open() {
    MinerSession opened =
        pool.pool
            .open(new SessionOrigin("203.0.113.7:5", false, clock.instant()), Runnable::run)
            .orElseThrow();
    assertThat(opened.authorize(QUIET.toString())).isTrue();
    assertThat(opened.authorize(LOUD.toString())).isTrue();
    return opened;
  }
}
