package org.chimerapool.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.pool.Door.Opening;
import org.chimerapool.pool.MinerSession;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolEntry;
import org.chimerapool.pool.PoolFault;
import org.chimerapool.pool.PoolFault.Field;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.PoolPlan;
import org.chimerapool.pool.PoolRuleException;
import org.chimerapool.pool.PoolState;
import org.chimerapool.pool.TestPool;
import org.chimerapool.pool.vardiff.VardiffPolicy;
import org.junit.jupiter.api.Test;

@DatabaseTest
class PoolKeeperIT extends RunningPools {

  @Test
  void makesADemoPoolWhereNothingWasEverStored() {
    Running first = start();

    assertThat(first.control.all())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.plan().name()).isEqualTo("Demo pool");
              assertThat(entry.plan().port()).isEqualTo(3333);
              assertThat(entry.state()).isEqualTo(PoolState.RUNNING);
            });
    PoolId demo = first.control.all().getFirst().id();
    first.control.stop(demo);
    first.control.remove(demo);

    assertThat(start().control.all()).as("an operator wanted none").isEmpty();
  }

  @Test
  void takesAPoolThroughItsWholeLife() {
    Running it = start();
    PoolId id = it.control.create(plan("First", 4001));
    assertThat(it.entry(id).state()).isEqualTo(PoolState.STOPPED);
    assertThat(it.pools.find(id)).isEmpty();

    it.control.start(id);
    assertThat(it.entry(id).state()).isEqualTo(PoolState.RUNNING);
    assertThat(it.pool(id).door().opening()).isEqualTo(Opening.OPEN);
    assertThat(it.pool(id).door().port()).isEqualTo(4001);

    it.control.pause(id);
    assertThat(it.entry(id).state()).isEqualTo(PoolState.PAUSED);
    assertThat(it.pool(id).door().opening()).isEqualTo(Opening.SHUT);
    assertThat(it.pool(id).door().words()).contains("First");
    assertThat(it.pool(id).currentJob()).as("it follows its chain").isPresent();

    it.control.start(id);
    it.control.stop(id);
    assertThat(it.entry(id).state()).isEqualTo(PoolState.STOPPED);
    assertThat(it.pools.find(id)).isEmpty();

    it.control.remove(id);
    assertThat(it.control.all()).extracting(PoolEntry::id).doesNotContain(id);
    assertThat(it.control.create(plan("First", 4001))).as("its name and port are free").isNotNull();
  }

  @Test
  void drainsUntilTheLastMinerHasLeft() {
    Running it = start();
    PoolId id = running(it, "Draining", 4001);
    MinerSession miner = it.miner(id);

    it.control.drain(id, Duration.ofHours(1));
    assertThat(it.entry(id).state()).isEqualTo(PoolState.DRAINING);
    assertThat(it.entry(id).connections()).isEqualTo(1);
    assertThat(it.entry(id).drainsUntil()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
    assertThat(it.pool(id).door().opening()).isEqualTo(Opening.NO_ENTRY);

    miner.close();
    it.works.lookAtAll();
    assertThat(it.entry(id).state()).isEqualTo(PoolState.STOPPED);
    assertThat(start().entry(id).state()).isEqualTo(PoolState.STOPPED);
  }

  @Test
  void drainsNoLongerThanItMay() {
    Running it = start();
    PoolId id = running(it, "Draining", 4001);
    it.miner(id);
    it.control.drain(id, Duration.ofMinutes(10));

    clock.advance(Duration.ofMinutes(10));
    source.set(FlakyDataSource.Fault.AWAY);
    it.works.lookAtAll();
    assertThat(it.pools.find(id)).as("even while the database is away").isEmpty();

    source.set(FlakyDataSource.Fault.NONE);
    it.works.lookAtAll();
    assertThat(it.entry(id).state()).isEqualTo(PoolState.STOPPED);
  }

  @Test
  void doesNotTakeBackAStartThatCameWhileItsDrainingEnded(TestDatabase database) {
    Running it = start();
    PoolId id = running(it, "Draining", 4001);
    MinerSession miner = it.miner(id);
    it.control.drain(id, Duration.ofHours(1));
    miner.close();
    database.sql().execute("UPDATE pool.pool SET wanted = 'RUNNING', drains_until = NULL");

    it.works.lookAtAll();
    it.works.lookAtAll();
    assertThat(it.entry(id).state()).isEqualTo(PoolState.RUNNING);
  }

  @Test
  void takesUpWhatWasWantedAtTheNextStart() {
    Running first = start();
    PoolId runs = running(first, "Runs", 4001);
    PoolId pauses = running(first, "Pauses", 4002);
    PoolId stopped = running(first, "Stopped", 4003);
    first.control.pause(pauses);
    first.control.stop(stopped);
    first.works.stop();

    Running second = start();
    assertThat(second.entry(runs).state()).isEqualTo(PoolState.RUNNING);
    assertThat(second.entry(pauses).state()).isEqualTo(PoolState.PAUSED);
    assertThat(second.entry(stopped).state()).isEqualTo(PoolState.STOPPED);
  }

  @Test
  void followsAChangeWithoutARestart() {
    Running it = start();
    PoolId id = running(it, "Before", 4001);
    Pool working = it.pool(id);
    String job = working.currentJob().orElseThrow().id();
    MinerSession before = it.miner(id);
    VardiffPolicy harder = harder();
    it.control.change(id, new PoolPlan("After", COIN, "tst1other", "/other/", 4002, harder));

    assertThat(it.pool(id)).as("connections stay").isSameAs(working);
    assertThat(working.description().name()).isEqualTo("After");
    assertThat(working.door().port()).isEqualTo(4002);
    assertThat(working.currentJob().orElseThrow().id()).isNotEqualTo(job);
    byte[] coinbase = working.currentJob().orElseThrow().coinbase2();
    assertThat(new String(coinbase, StandardCharsets.ISO_8859_1)).contains("/other/", "tst1other");
    assertThat(it.miner(id).summary().difficulty().value()).isEqualTo(16);
    before.retargetIdle(clock.instant());
    assertThat(before.summary().difficulty().value()).as("within the new limits").isEqualTo(8);
    assertThat(start().entry(id).plan())
        .isEqualTo(new PoolPlan("After", COIN, "tst1other", "/other/", 4002, harder));
  }

  @Test
  void tellsEveryFaultOfAPlanByItsField() {
    Running it = start();
    running(it, "Taken", 4001);
    takenPorts.add(4009);
    VardiffPolicy silly =
        new VardiffPolicy(
            Difficulty.of(0.5),
            Difficulty.of(1),
            Difficulty.of(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(60));

    assertThat(faults(it, new PoolPlan("Taken", COIN, "badaddress", "", 4001, silly)))
        .containsExactly(Field.NAME, Field.PAYOUT_ADDRESS, Field.TAG, Field.PORT, Field.VARDIFF);
    assertThat(faults(it, new PoolPlan(" ", CoinId.of("NIL"), "a", "x".repeat(33), 65_536, silly)))
        .containsExactly(Field.NAME, Field.COIN, Field.TAG, Field.PORT, Field.VARDIFF);
    assertThat(faults(it, plan("x".repeat(65), 4009))).containsExactly(Field.NAME, Field.PORT);
    assertThat(
            faults(
                it, new PoolPlan("N", CoinId.of("SCR"), "a", "/t/", 4002, plan("N", 1).vardiff())))
        .as("no such algorithm")
        .containsExactly(Field.COIN);
  }

  @Test
  void keepsItsCoinAndItsOwnNameAndPortWhenItIsChanged() {
    Running it = start();
    PoolId id = running(it, "Same", 4001);
    takenPorts.add(4001);
    it.control.change(id, plan("Same", 4001));

    assertThatThrownBy(
            () ->
                it.control.change(
                    id,
                    new PoolPlan("Same", CoinId.of("SCR"), "", "/t/", 4001, TestPool.policy(1))))
        .isInstanceOf(PoolRuleException.class)
        .hasMessageContaining("a pool keeps its coin");
  }

  @Test
  void saysWhatAPoolCannotDoNow() {
    Running it = start();
    PoolId id = running(it, "Busy", 4001);
    assertThatThrownBy(() -> it.control.remove(id)).hasMessageContaining("only a stopped pool");
    it.control.stop(id);
    assertThatThrownBy(() -> it.control.pause(id)).hasMessageContaining("start it first");
    assertThatThrownBy(() -> it.control.start(new PoolId(77))).hasMessageContaining("no pool");

    source.set(FlakyDataSource.Fault.AWAY);
    assertThatThrownBy(() -> it.control.start(id)).hasMessageContaining("nothing was changed");
    assertThat(it.entry(id).state()).isEqualTo(PoolState.STOPPED);
  }

  private static List<Field> faults(Running it, PoolPlan plan) {
    return catchThrowableOfType(PoolRuleException.class, () -> it.control.create(plan))
        .faults()
        .stream()
        .map(PoolFault::field)
        .toList();
  }

  private static VardiffPolicy harder() {
    return new VardiffPolicy(
        Difficulty.of(16),
        Difficulty.of(8),
        Difficulty.of(1e9),
        Duration.ofSeconds(5),
        Duration.ofSeconds(60));
  }
}
