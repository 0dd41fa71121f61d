package org.chimerapool.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.chimerapool.algorithm.AlgorithmCatalog;
import org.chimerapool.algorithm.HashVerifier;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.chimerapool.chain.ChainCatalog;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.TestClock;
import org.chimerapool.pool.FakeChain;
import org.chimerapool.pool.FakeDeviceRules;
import org.chimerapool.pool.MinerSession;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolEntry;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.PoolPlan;
import org.chimerapool.pool.PoolServices;
import org.chimerapool.pool.Pools;
import org.chimerapool.pool.SessionOrigin;
import org.chimerapool.pool.TestPool;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// Processes over one database, as far as pools go, and the chain that they mine.
abstract class RunningPools {

  static final CoinId COIN = CoinId.of("TST");
  private static final String BEING_STARTED = "it is being started";

  final TestClock clock = new TestClock();
  final FakeChain chain = new FakeChain(TestPool.template(1, TestPool.HARD));
  final ChainCatalog chains = new ChainCatalog(List.of(chain));
  final Set<Integer> takenPorts = new HashSet<>();
  final List<Running> started = new ArrayList<>();
  FlakyDataSource source;

  /// One process, as far as pools go.
  final class Running {

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
          new PoolRules(PoolFixtures.coins(), algorithms, RunningPools.this::portFault);
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

  final PoolId running(Running it, String name, int port) {
    PoolId id = it.control.create(plan(name, port));
    it.control.start(id);
    awaitStarts(it);
    return id;
  }

  static PoolPlan plan(String name, int port) {
    return new PoolPlan(name, COIN, "tst1payout", "/test/", port, TestPool.policy(0.0001));
  }

  final Running start() {
    return start(new UUID(0, 1), null);
  }

  final Running start(UUID holder, @Nullable Integer instance) {
    Running running = new Running(DSL.using(source, SQLDialect.POSTGRES), holder, instance);
    started.add(running);
    running.works.start();
    awaitStarts(running);
    return running;
  }

  final Optional<String> portFault(int port) {
    return takenPorts.contains(port) ? Optional.of("port " + port + " is taken") : Optional.empty();
  }

  /// The works wait only a moment for a pool to be ready, which a busy host may need longer for.
  private static void awaitStarts(Running it) {
    long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (it.control.all().stream().anyMatch(pool -> pool.detail().equals(BEING_STARTED))) {
      assertThat(System.nanoTime()).as("started in time").isLessThan(until);
      it.works.awaitStarts();
    }
  }
}
