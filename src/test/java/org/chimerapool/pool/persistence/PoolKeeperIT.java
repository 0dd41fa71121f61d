package org.chimerapool.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.chimerapool.algorithm.AlgorithmCatalog;
import org.chimerapool.algorithm.HashVerifier;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.chimerapool.chain.ChainCatalog;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.TestClock;
import org.chimerapool.pool.Door.Opening;
import org.chimerapool.pool.FakeChain;
import org.chimerapool.pool.FakeDeviceRules;
import org.chimerapool.pool.MinerSession;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolEntry;
import org.chimerapool.pool.PoolFault;
import org.chimerapool.pool.PoolFault.Field;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.PoolPlan;
import org.chimerapool.pool.PoolRuleException;
import org.chimerapool.pool.PoolServices;
import org.chimerapool.pool.PoolState;
import org.chimerapool.pool.Pools;
import org.chimerapool.pool.SessionOrigin;
import org.chimerapool.pool.TestPool;
import org.chimerapool.pool.vardiff.VardiffPolicy;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest
class PoolKeeperIT {

  private static final CoinId COIN = CoinId.of("TST");

  private final TestClock clock = new TestClock();
  private final FakeChain chain = new FakeChain(TestPool.template(1, TestPool.HARD));
  private final ChainCatalog chains = new ChainCatalog(List.of(chain));
  private final Set<Integer> takenPorts = new HashSet<>();
  private final List<Running> started = new ArrayList<>();
  private FlakyDataSource source;

  /// One process, as far as pools go.
  private final class Running {

    final Pools pools = new Pools();
    final PoolWorks works;
    final PoolKeeper control;

    Running(DSLContext sql, UUID holder, @Nullable Integer instance) {
      AlgorithmCatalog algorithms = new AlgorithmCatalog(List.of(new Sha256d()));
      PoolServices services =
          new PoolServices(
              new HashVerifier(),
              credit -> true,
              block -> CompletableFuture.completedFuture(true),
              List.of(),
              new FakeDeviceRules(),
              clock);
      PoolStore store = new PoolStore(sql, PoolFixtures.settings(), 3333);
      works =
          new PoolWorks(
              store,
              new PoolBuilder(chains, algorithms, services, clock),
              new InstanceLease(sql, holder, "test host", instance, clock),
              chains,
              pools,
              clock);
      PoolRules rules =
          new PoolRules(PoolFixtures.coins(), algorithms, PoolKeeperIT.this::portFault);
      control = new PoolKeeper(store, rules, PoolFixtures.coins(), works, clock);
    }

    PoolEntry entry(PoolId id) {
      return control.all().stream().filter(e -> e.id().equals(id)).findFirst().orElseThrow();
    }

    Pool pool(PoolId id) {
      return pools.find(id).orElseThrow();
    }

    MinerSession miner(PoolId id) {
      return pool(id)
          .open(new SessionOrigin("192.0.2.1:4000", false, clock.instant()), Runnable::run)
          .orElseThrow();
    }
  }

  @BeforeEach
  void connect(TestDatabase database) {
    source = new FlakyDataSource(database.dataSource());
  }

  @AfterEach
  void stop() {
    started.forEach(running -> running.works.stop());
  }

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
  void givesEveryMinerOfAChainAnExtranonceOfItsOwn() {
    Running it = start();
    PoolId one = running(it, "One", 4001);
    PoolId two = running(it, "Two", 4002);

    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      seen.add(HexFormat.of().formatHex(it.miner(one).extranonce1()));
      seen.add(HexFormat.of().formatHex(it.miner(two).extranonce1()));
    }
    assertThat(seen).hasSize(200);
  }

  @Test
  void givesTwoProcessesOverOneDatabaseExtranoncesOfTheirOwn() {
    Running one = start();
    PoolId id = running(one, "Shared", 4001);
    Running two = start(new UUID(0, 2), null);

    assertThat(one.miner(id).extranonce1()[0]).isEqualTo((byte) 0);
    assertThat(two.miner(id).extranonce1()[0]).isEqualTo((byte) 1);
  }

  @Test
  void neverBeginsWithAnotherProcessesExtranonces() {
    Running one = start();
    PoolId id = running(one, "Shared", 4001);
    Running two = new Running(DSL.using(source, SQLDialect.POSTGRES), new UUID(0, 2), null);
    List<Byte> prefixes = new ArrayList<>();
    two.pools.onChange(
        pool -> {
          if (pool.description().id().equals(id) && two.pools.find(id).isPresent()) {
            prefixes.add(two.miner(id).extranonce1()[0]);
          }
        });
    started.add(two);
    two.works.start();
    two.works.lookAtAll();

    assertThat(prefixes).isNotEmpty().containsOnly((byte) 1);
  }

  @Test
  void doesNotRunWithANumberThatAnotherProcessHas() {
    Running one = start(new UUID(0, 1), 7);
    PoolId id = running(one, "Shared", 4001);
    assertThat(one.miner(id).extranonce1()[0]).isEqualTo((byte) 7);
    Running two = start(new UUID(0, 2), 7);
    assertThat(two.entry(id).state()).isEqualTo(PoolState.WAITING);
    assertThat(two.entry(id).detail())
        .isEqualTo("chimera.pool.instance is 7, which a process on test host has already");

    one.works.stop();
    clock.advance(Duration.ofSeconds(15));
    two.works.lookAtAll();
    assertThat(two.miner(id).extranonce1()[0]).isEqualTo((byte) 7);
  }

  @Test
  void getsItsNumberBackAfterItWasKilled() {
    start(new UUID(0, 1), 7);
    Running again = start(new UUID(0, 1), 7);
    PoolId id = running(again, "Again", 4001);

    assertThat(again.entry(id).state()).isEqualTo(PoolState.RUNNING);
  }

  @Test
  void letsMinersGoWhenAnotherProcessHasTakenItsNumber(TestDatabase database) {
    Running it = start();
    PoolId id = running(it, "Slow", 4001);
    Pool before = it.pool(id);
    database.sql().execute("UPDATE pool.instance_lease SET holder = {0}", DSL.val(new UUID(0, 9)));
    clock.advance(Duration.ofSeconds(15));
    it.works.lookAtAll();

    assertThat(it.pool(id)).isNotSameAs(before);
    assertThat(it.miner(id).extranonce1()[0]).isEqualTo((byte) 1);
  }

  @Test
  void doesWhatAnotherProcessOverTheSameDatabaseWasTold() {
    Running one = start();
    PoolId id = running(one, "Shared", 4001);
    Running two = start(new UUID(0, 2), null);
    two.control.pause(id);
    PoolId fresh = two.control.create(plan("Fresh", 4002));
    clock.advance(Duration.ofSeconds(2));
    one.works.lookAtAll();
    assertThat(one.entry(id).state()).isEqualTo(PoolState.PAUSED);
    assertThat(one.entry(fresh).state()).isEqualTo(PoolState.STOPPED);

    two.control.stop(id);
    two.control.remove(id);
    two.control.start(fresh);
    clock.advance(Duration.ofSeconds(2));
    one.works.lookAtAll();
    assertThat(one.control.all()).extracting(PoolEntry::id).doesNotContain(id);
    assertThat(one.pools.find(id)).isEmpty();
    assertThat(one.entry(fresh).state()).isEqualTo(PoolState.RUNNING);
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
  void givesOutNoExtranoncesOfALeaseThatItCouldNotRenewForHours() {
    Running it = start();
    PoolId id = running(it, "Cut off", 4001);
    source.set(FlakyDataSource.Fault.AWAY);
    clock.advance(Duration.ofHours(5));
    it.works.lookAtAll();
    assertThat(it.entry(id).state()).as("through a long outage").isEqualTo(PoolState.RUNNING);

    clock.advance(Duration.ofMinutes(51));
    it.works.lookAtAll();
    assertThat(it.entry(id).state()).isEqualTo(PoolState.WAITING);
    assertThat(it.entry(id).detail()).contains("another process may have instance number 0");
    assertThat(it.pools.find(id)).isEmpty();

    source.set(FlakyDataSource.Fault.NONE);
    clock.advance(Duration.ofSeconds(15));
    it.works.lookAtAll();
    assertThat(it.entry(id).state()).isEqualTo(PoolState.RUNNING);
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

  private PoolId running(Running it, String name, int port) {
    PoolId id = it.control.create(plan(name, port));
    it.control.start(id);
    return id;
  }

  private static PoolPlan plan(String name, int port) {
    return new PoolPlan(name, COIN, "tst1payout", "/test/", port, TestPool.policy(0.0001));
  }

  private Running start() {
    return start(new UUID(0, 1), null);
  }

  private Running start(UUID holder, @Nullable Integer instance) {
    Running running = new Running(DSL.using(source, SQLDialect.POSTGRES), holder, instance);
    started.add(running);
    running.works.start();
    return running;
  }

  private Optional<String> portFault(int port) {
    return takenPorts.contains(port) ? Optional.of("port " + port + " is taken") : Optional.empty();
  }
}
