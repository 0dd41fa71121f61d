package org.chimerapool.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.chimerapool.chain.BlockStanding;
import org.chimerapool.chain.CoinbasePayment;
import org.chimerapool.chain.NodeAnswer;
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.chain.events.TipChanged;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.TestClock;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.BlockSummary;
import org.chimerapool.pool.FoundBlock;
import org.chimerapool.pool.JournalHealth;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.events.BlockFound;
import org.chimerapool.pool.journal.Shares;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

@DatabaseTest
class BlockKeeperIT extends KeptBlocks {

  @Test
  void recordsTheNodesWordsWhenABlockIsRefused(TestDatabase database) {
    chain.answer(new SubmitOutcome.Refused("high-hash"));
    BlockKeeper keeper = keeper(new FlakyDataSource(database.dataSource()));
    keeper.start();
    var _ = keeper.found(block(database, 1));
    await(() -> status(database).equals("REFUSED"));
    keeper.stop();

    assertThat(database.sql().fetchValue("SELECT detail FROM pool.block")).isEqualTo("high-hash");
  }

  @Test
  void showsCandidatesThatAreNotNeededBesideTheBlockThatStands(TestDatabase database) {
    PoolId pool = new PoolId(database.createPool(COIN.ticker()));
    BlockKeeper keeper = keeper(new FlakyDataSource(database.dataSource()));
    keeper.start();
    for (int number = 1; number <= 5; number++) {
      var _ = keeper.found(on(7, pool, number));
    }
    await(() -> statuses(database).equals(List.of("PENDING 1", "SUPERSEDED 4")));
    List<BlockSummary> listed =
        new JooqBlocks(database.sql(), PoolFixtures.coins(), new BlockChanges()).recent(pool, 10);
    stands(keeper, new BlockStanding.InChain(10));
    await(() -> status(database).equals("CONFIRMED") && isEmpty(folder));
    keeper.stop();

    assertThat(listed)
        .singleElement()
        .satisfies(block -> assertThat(block.siblings()).isEqualTo(4));
    assertThat(chain.submitted()).containsExactly(on(7, pool, 1).raw());
    assertThat(events.stream().filter(BlockFound.class::isInstance)).hasSize(1);
  }

  @Test
  void deletesFilesOfBlocksThatCanNeverChangeAgain(TestDatabase database) throws IOException {
    PoolId pool = new PoolId(database.createPool(COIN.ticker()));
    FlakyDataSource source = new FlakyDataSource(database.dataSource());
    BlockStore store =
        new BlockStore(DSL.using(source, SQLDialect.POSTGRES), new WorkerIds(), Candidates.PROCESS);
    FoundBlock old = block(pool, 1);
    FoundBlock unrecorded = block(pool, 2);
    store.insert(Submitted.unknown(old), BlockStatus.REFUSED, "", Shares.START);
    chain.stand(new BlockStanding.NotFound());
    TestClock clock = new TestClock(Shares.START);
    BlockKeeper keeper = keeper(source, clock);
    keeper.start();
    new BlockFolder(folder).keep(List.of(old, unrecorded));
    Files.writeString(folder.resolve("half.new"), "");
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Shares.START.minusSeconds(1)));
      }
    }
    clock.advance(Duration.ofDays(2));
    keeper.tipChanged(new TipChanged(COIN, 2, Hash256.ZERO, 0, Shares.START));
    await(
        () -> {
          String[] names = folder.toFile().list();
          return names != null && names.length == 1;
        });
    keeper.stop();
    assertThat(new BlockFolder(folder).find(unrecorded.id())).isPresent();
  }

  @Test
  void losesNoBlockWhileTheDatabaseIsAwayAndTheProcessDies(TestDatabase database) {
    FoundBlock block = block(database, 1);
    FlakyDataSource source = new FlakyDataSource(database.dataSource());
    source.set(FlakyDataSource.Fault.AWAY);
    BlockKeeper first = keeper(source);
    first.start();
    var _ = first.found(block);
    await(() -> !chain.submitted().isEmpty());
    first.stop();
    assertThat(status(database)).isEmpty();

    source.set(FlakyDataSource.Fault.NONE);
    chain.stand(new BlockStanding.InChain(1));
    BlockKeeper second = keeper(source);
    second.start();
    await(() -> status(database).equals("PENDING"));
    second.stop();

    assertThat(chain.submitted()).as("the chain knew it already").hasSize(1);
  }

  @Test
  void keepsWhatEachNodeSaid(TestDatabase database) {
    FoundBlock block = block(database, 1);
    chain.answers(
        new NodeAnswer("a", NodeAnswer.Verdict.TAKEN, "", Duration.ofMillis(12)),
        new NodeAnswer("b", NodeAnswer.Verdict.SILENT, "no answer", Duration.ofSeconds(5)));
    BlockKeeper keeper = keeper(new FlakyDataSource(database.dataSource()));
    keeper.start();
    var _ = keeper.found(block);
    await(() -> status(database).equals("PENDING"));
    stands(keeper, new BlockStanding.NotFound());
    await(() -> answers(database, block).size() >= 4);
    keeper.stop();

    assertThat(answers(database, block))
        .extracting(answer -> answer.answer().node() + " " + answer.answer().reason())
        .containsOnly("a ", "b no answer");
    assertThat(answers(database, block).getFirst().answer().took())
        .isEqualTo(Duration.ofMillis(12));
  }

  @Test
  void readsTheRewardFromTheChain(TestDatabase database) {
    byte[] other = {0x52};
    chain.pay(
        new CoinbasePayment.Output(Amount.of(30, COIN), other),
        new CoinbasePayment.Output(Amount.of(70, COIN), Candidates.PAYOUT),
        new CoinbasePayment.Output(Amount.of(7, COIN), Candidates.PAYOUT));
    BlockKeeper keeper = keeper(new FlakyDataSource(database.dataSource()));
    keeper.start();
    var _ = keeper.found(block(database, 1));
    await(
        () -> {
          stands(keeper, new BlockStanding.InChain(1));
          return !database.sql().fetch("SELECT 1 FROM pool.block WHERE reward_read").isEmpty();
        });
    keeper.stop();

    assertThat(database.sql().fetchValue("SELECT reward::int FROM pool.block")).isEqualTo(77);
  }

  @Test
  void followsABlockWhoseRewardCannotBeReadAndMakesItFinalOnlyThen(TestDatabase database) {
    chain.hidePayments(true);
    BlockKeeper keeper = keeper(new FlakyDataSource(database.dataSource()));
    keeper.start();
    var _ = keeper.found(block(database, 1));
    await(
        () -> {
          stands(keeper, new BlockStanding.InChain(12));
          return !database
              .sql()
              .fetch("SELECT 1 FROM pool.block WHERE confirmations = 12")
              .isEmpty();
        });
    assertThat(status(database)).isEqualTo("PENDING");

    chain.pay(new CoinbasePayment.Output(Amount.of(70, COIN), Candidates.PAYOUT));
    chain.hidePayments(false);
    stands(keeper, new BlockStanding.InChain(13));
    await(() -> status(database).equals("CONFIRMED"));
    keeper.stop();
    assertThat(database.sql().fetchValue("SELECT reward::int FROM pool.block")).isEqualTo(70);
  }

  @Test
  void sumsTheRoundUpAnewWhenTheBlockBeforeBecomesAnOrphan(TestDatabase database) {
    int pool = database.createPool(COIN.ticker());
    BlockStore store =
        new BlockStore(
            DSL.using(new FlakyDataSource(database.dataSource()), SQLDialect.POSTGRES),
            new WorkerIds(),
            Candidates.PROCESS);
    JournalHealth in = new JournalHealth(0, Duration.ZERO, true, 0, true);
    BlockEfforts efforts =
        new BlockEfforts(store, () -> in, Clock.fixed(Shares.START, ZoneOffset.UTC));
    for (long number = 1; number <= 3; number++) {
      FoundBlock block = block(new PoolId(pool), number * 100);
      store.insert(Submitted.unknown(block), BlockStatus.PENDING, "", Shares.START);
      database
          .sql()
          .execute(
              """
              INSERT INTO pool.share (ts, pool_id, worker_id, height, difficulty, share_difficulty, hash)
              VALUES ({0}, {1}, 1, 1, {2}, 1, '')""",
              DSL.val(block.credit().at()), DSL.val(pool), DSL.val(1000.0 * number));
    }
    efforts.compute();
    assertThat(efforts(database)).containsExactly(1.0, 2.0, 3.0);

    OpenBlock second = store.open().since(Shares.START).get(1);
    store.settle(second, BlockStatus.ORPHANED, 0, "", Shares.START);
    store.rounds().forgetEfforts(second);
    efforts.compute();
    assertThat(efforts(database)).containsExactly(1.0, 2.0, 5.0);
  }

  @Test
  void keepsABlockOfAPoolThatTheDatabaseDoesNotHave(TestDatabase database) {
    FoundBlock homeless = block(new PoolId(99), 5);
    BlockKeeper keeper = keeper(new FlakyDataSource(database.dataSource()));
    keeper.start();
    var _ = keeper.found(homeless);
    await(() -> !chain.submitted().isEmpty());
    keeper.stop();

    assertThat(status(database)).isEmpty();
    assertThat(folder.resolve(homeless.id().toDisplayHex() + ".block")).exists();
  }
}
