package org.chimerapool.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.chimerapool.chain.BlockStanding;
import org.chimerapool.chain.ChainCatalog;
import org.chimerapool.chain.events.TipChanged;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.TestClock;
import org.chimerapool.pool.BlockAnswer;
import org.chimerapool.pool.FoundBlock;
import org.chimerapool.pool.JournalHealth;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.journal.Shares;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.io.TempDir;

/// A keeper of blocks on a scripted chain, over a database that may be away.
abstract class KeptBlocks {

  static final CoinId COIN = Candidates.COIN;
  static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder;

  volatile boolean forced = true;

  final ScriptedChain chain = new ScriptedChain(COIN);
  final List<Object> events = new CopyOnWriteArrayList<>();
  final TestClock clock = new TestClock(Shares.START);

  final void stands(BlockKeeper keeper, BlockStanding standing) {
    chain.stand(standing);
    keeper.tipChanged(new TipChanged(COIN, 2, Hash256.ZERO, 0, Shares.START));
  }

  final BlockKeeper keeper(FlakyDataSource source) {
    return keeper(source, clock);
  }

  final BlockKeeper keeper(FlakyDataSource source, Clock time) {
    return new BlockKeeper(
        new BlockFolder(folder),
        new BlockStore(DSL.using(source, SQLDialect.POSTGRES), new WorkerIds(), Candidates.PROCESS),
        () -> forced,
        new ChainCatalog(List.of(chain)),
        () -> new JournalHealth(0, Duration.ZERO, true, 0, true),
        new BlockChanges(),
        events::add,
        time);
  }

  static List<BlockAnswer> answers(TestDatabase database, FoundBlock block) {
    return new JooqBlocks(database.sql(), PoolFixtures.coins(), new BlockChanges())
        .answers(block.credit().pool(), block.id());
  }

  static List<Double> efforts(TestDatabase database) {
    return database.sql().fetchValues("SELECT effort FROM pool.block ORDER BY found_at").stream()
        .map(Double.class::cast)
        .toList();
  }

  static FoundBlock block(TestDatabase database, long number) {
    return block(new PoolId(database.createPool(COIN.ticker())), number);
  }

  static FoundBlock block(PoolId pool, long number) {
    return Candidates.block(pool, number);
  }

  static FoundBlock on(long parent, PoolId pool, long number) {
    return Candidates.on(parent, pool, number);
  }

  static boolean isEmpty(Path folder) {
    String[] names = folder.toFile().list();
    return names != null && names.length == 0;
  }

  /// Each status with the number of its blocks.
  static List<String> statuses(TestDatabase database) {
    return database
        .sql()
        .fetchValues("SELECT status || ' ' || count(*) FROM pool.block GROUP BY status ORDER BY 1")
        .stream()
        .map(String.class::cast)
        .toList();
  }

  static String status(TestDatabase database) {
    return database
        .sql()
        .fetchOptional("SELECT status FROM pool.block ORDER BY id LIMIT 1")
        .map(row -> row.get(0, String.class))
        .orElse("");
  }

  static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("came in time").isLessThan(until);
      LockSupport.parkNanos(5_000_000);
    }
  }
}
