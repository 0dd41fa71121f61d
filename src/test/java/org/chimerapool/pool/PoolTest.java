package org.chimerapool.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.chimerapool.kernel.TestClock;
import org.junit.jupiter.api.Test;

class PoolTest {

  private final TestClock clock = new TestClock(TestPool.START);
  private final TestPool test = TestPool.easy(clock);
  private final List<Job> jobs = new ArrayList<>();

  @Test
  void handsOutTheEmptyJobFirstOnANewBlock() {
    test.pool.onJob(jobs::add);
    test.chain.offer(TestPool.template(2, TestPool.HARD));

    assertThat(jobs).hasSize(2);
    Job empty = jobs.get(0);
    Job full = jobs.get(1);
    assertThat(empty.branches()).isEmpty();
    assertThat(empty.clean()).isTrue();
    assertThat(full.branches()).isNotEmpty();
    assertThat(full.clean()).as("work on the empty one is not in vain").isFalse();
    assertThat(full.previousHash()).isEqualTo(empty.previousHash());
    assertThat(full.id()).isNotEqualTo(empty.id());
    assertThat(test.pool.currentJob()).contains(full);
  }

  @Test
  void handsOutOneJobWhenOnlyTheTransactionsChanged() {
    test.pool.onJob(jobs::add);
    test.chain.offer(TestPool.template(1, TestPool.HARD - 1));

    assertThat(jobs).hasSize(1);
    assertThat(jobs.getFirst().clean()).isFalse();
  }

  @Test
  void handsOutNothingForTheSameTemplate() {
    test.pool.onJob(jobs::add);
    test.chain.offer(TestPool.template(2, TestPool.HARD));
    jobs.clear();
    test.chain.offer(test.pool.currentJob().orElseThrow().template());

    assertThat(jobs).isEmpty();
  }

  @Test
  void makesAnOldJobAnewWithoutMakingWorkVain() {
    Job first = test.pool.currentJob().orElseThrow();
    test.pool.onJob(jobs::add);
    test.pool.refresh(Duration.ofSeconds(30));
    assertThat(jobs).isEmpty();

    clock.advance(Duration.ofSeconds(30));
    test.pool.refresh(Duration.ofSeconds(30));
    assertThat(jobs).hasSize(1);
    assertThat(jobs.getFirst().clean()).isFalse();
    assertThat(jobs.getFirst().id()).isNotEqualTo(first.id());
    assertThat(test.pool.isStale(first)).isFalse();
  }

  @Test
  void handsOutNoWorkWithoutAGoodNodeAndGoesOnWithTheNextTemplate() {
    Job before = test.pool.currentJob().orElseThrow();
    test.chain.lose("no node is good", clock.instant());
    assertThat(test.pool.currentJob()).isEmpty();
    assertThat(test.pool.isStale(before)).as("nobody knows better").isFalse();

    test.chain.offer(TestPool.template(2, TestPool.HARD));
    assertThat(test.pool.currentJob().orElseThrow().clean()).isTrue();
    assertThat(test.pool.isStale(before)).isTrue();
  }
}
