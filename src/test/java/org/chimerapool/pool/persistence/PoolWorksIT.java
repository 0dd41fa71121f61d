package org.chimerapool.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.pool.Door.Opening;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.PoolState;
import org.chimerapool.pool.TestPool;
import org.junit.jupiter.api.Test;

/// Pools whose chain, port or start is in the way.
@DatabaseTest
class PoolWorksIT extends RunningPools {

  @Test
  void letsTheOthersStartWhenOneCannot() {
    Running it = start();
    PoolId first = it.control.create(plan("First", 4001));
    PoolId second = it.control.create(plan("Second", 4002));
    chain.failNext(new IllegalStateException("a fault of the adapter"));
    it.control.start(first);
    assertThat(it.entry(first).state()).isEqualTo(PoolState.WAITING);
    assertThat(it.entry(first).detail()).contains("a fault of the adapter");

    it.control.start(second);
    assertThat(it.entry(second).state()).isEqualTo(PoolState.RUNNING);
    it.works.lookAtAll();
    assertThat(it.entry(first).state()).isEqualTo(PoolState.RUNNING);
  }

  @Test
  void waitsForItsChainAndIsTriedAgain() {
    chains.disconnect(COIN);
    Running it = start();
    PoolId id = it.control.create(plan("Patient", 4001));
    it.control.start(id);
    assertThat(it.entry(id).state()).isEqualTo(PoolState.WAITING);
    assertThat(it.entry(id).detail()).contains("no chain for TST");

    chains.connect(chain);
    it.works.lookAtAll();
    assertThat(it.entry(id).state()).isEqualTo(PoolState.RUNNING);

    chains.disconnect(COIN);
    it.works.lookAtAll();
    assertThat(it.entry(id).state()).isEqualTo(PoolState.WAITING);
    assertThat(it.pools.find(id)).isEmpty();
  }

  @Test
  void letsMinersGoWhenTheChainHasNoWorkAnyMore() {
    Running it = start();
    PoolId id = running(it, "Lonely", 4001);
    it.miner(id);
    chain.lose("no node of TST is good", clock.instant());
    it.works.lookAtAll();
    assertThat(it.entry(id).state()).isEqualTo(PoolState.WAITING);
    assertThat(it.entry(id).detail()).isEqualTo("no node of TST is good");
    assertThat(it.pool(id).currentJob()).isEmpty();
    assertThat(it.pool(id).door().words()).contains("use your backup pool");
    assertThat(it.pool(id).door().opening()).isEqualTo(Opening.SHUT);

    chain.offer(TestPool.template(2, TestPool.HARD));
    it.works.lookAtAll();
    assertThat(it.entry(id).state()).isEqualTo(PoolState.RUNNING);
    assertThat(it.pool(id).door().opening()).isEqualTo(Opening.OPEN);
    assertThat(it.pool(id).currentJob()).isPresent();
  }

  @Test
  void saysThatItsPortIsTakenAndAsksAgain() {
    Running it = start();
    PoolId id = running(it, "Blocked", 4001);
    PoolId other = running(it, "Free", 4002);
    it.pool(id).reportDoor("cannot listen on port 4001");
    List<Pool> asked = new ArrayList<>();
    it.pools.onChange(asked::add);
    it.works.lookAtAll();

    assertThat(asked).containsExactly(it.pool(id));
    assertThat(it.entry(id).state()).isEqualTo(PoolState.WAITING);
    assertThat(it.entry(id).detail()).isEqualTo("cannot listen on port 4001");
    assertThat(it.entry(other).state()).isEqualTo(PoolState.RUNNING);
  }

  @Test
  void carriesOutOtherWishesWhileANodeTakesItsTimeForAPoolsFirstTemplate() throws Exception {
    Running it = start();
    PoolId slow = it.control.create(plan("Slow", 4001));
    PoolId other = running(it, "Other", 4002);
    CountDownLatch answer = chain.holdNext();
    Thread starting = Thread.ofVirtual().start(() -> it.control.start(slow));
    chain.awaitHeld();
    it.works.keep(it.works.all().getLast().stored());
    assertThat(it.entry(other).state()).isEqualTo(PoolState.RUNNING);
    assertThat(it.entry(slow).detail()).isEqualTo("it is being started");
    answer.countDown();
    starting.join();
    assertThat(it.entry(slow).state()).isEqualTo(PoolState.RUNNING);
  }

  @Test
  void stopsAPoolThatWasStillBeingStarted() throws Exception {
    Running it = start();
    PoolId slow = it.control.create(plan("Slow", 4001));
    CountDownLatch answer = chain.holdNext();
    Thread starting = Thread.ofVirtual().start(() -> it.control.start(slow));
    chain.awaitHeld();
    Thread stopping = Thread.ofVirtual().start(() -> it.control.stop(slow));
    answer.countDown();
    starting.join();
    stopping.join();
    it.works.awaitStarts();
    assertThat(it.entry(slow).state()).isEqualTo(PoolState.STOPPED);
    assertThat(it.pools.find(slow)).isEmpty();
  }

  @Test
  void handsOutAFreshJobEveryHalfMinute() {
    Running it = start();
    PoolId id = running(it, "Fresh", 4001);
    String first = it.pool(id).currentJob().orElseThrow().id();
    it.pool(id).refresh(Duration.ofSeconds(30));
    assertThat(it.pool(id).currentJob().orElseThrow().id()).isEqualTo(first);

    clock.advance(Duration.ofSeconds(30));
    it.pool(id).refresh(Duration.ofSeconds(30));
    assertThat(it.pool(id).currentJob().orElseThrow().id()).isNotEqualTo(first);
    assertThat(it.pool(id).currentJob().orElseThrow().clean()).isFalse();
  }
}
