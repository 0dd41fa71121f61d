package org.chimerapool.stratum.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.chimerapool.kernel.TestClock;
import org.chimerapool.pool.Job;
import org.chimerapool.pool.TestPool;
import org.chimerapool.stratum.guard.TestGuard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two connections on event loops of their own, which hear of jobs when the test lets them.
class JobBoardTest {

  private final TestClock clock = new TestClock(TestPool.START);
  private final TestPool pool =
      TestPool.with(
          TestPool.template(1, TestPool.HARD), TestPool.policy(0.0001), new Sha256d(), clock);
  private final Connections connections = new Connections();
  private final JobBoard board = new JobBoard(pool.pool, connections);
  private final Miner early = miner();
  private final Miner late = miner();
  private final List<Job> jobs = new ArrayList<>();

  @BeforeEach
  void begin() {
    board.follow();
    early.start("addr.early");
    late.start("addr.late");
    pool.pool.onJob(jobs::add);
  }

  @AfterEach
  void leave() {
    early.close();
    late.close();
  }

  @Test
  void holdsAFurtherJobBackUntilAllHaveTheOneOnTheNewBlock() {
    List<String> atOnce = new ArrayList<>();
    pool.pool.onJob(job -> atOnce.addAll(job.clean() ? early.heard() : List.of()));
    pool.chain.offer(TestPool.template(2, TestPool.HARD));
    assertThat(jobs).hasSize(2);
    assertThat(atOnce).singleElement().asString().contains(jobs.getFirst().id());
    assertThat(early.heard()).as("the other one has nothing yet").isEmpty();

    assertThat(late.heard()).singleElement().asString().contains(jobs.getLast().id());
    assertThat(early.heard()).singleElement().asString().contains(jobs.getLast().id());
    assertThat(late.heard()).as("it has this job already").isEmpty();
  }

  @Test
  void givesANewBlockAtOnceWhoeverHasYetToHearOfTheOneBefore() {
    pool.chain.offer(TestPool.template(2, TestPool.HARD));
    early.heard();
    pool.chain.offer(TestPool.template(3, TestPool.HARD));

    assertThat(early.heard()).first().asString().contains(jobs.get(3).id());
    assertThat(late.heard()).singleElement().asString().contains(jobs.get(3).id());
  }

  private Miner miner() {
    return new Miner(
        pool.pool,
        TestGuard.with(TestGuard.settings(), TestGuard.basics(100, 100), clock),
        clock,
        connections,
        board);
  }
}
