package org.chimerapool.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.chimerapool.chain.BlockStanding;
import org.chimerapool.chain.NodeAnswer;
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.chain.events.TipChanged;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.FoundBlock;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.events.BlockFound;
import org.chimerapool.pool.events.BlockSettled;
import org.chimerapool.pool.journal.Shares;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/// What becomes of blocks on the chain.
@DatabaseTest
class BlockFateIT extends KeptBlocks {

  @Test
  void followsABlockThroughAnOrphaningBackToMaturity(TestDatabase database) {
    FoundBlock block = block(database, 1);
    BlockKeeper keeper = keeper(new FlakyDataSource(database.dataSource()));
    keeper.start();
    var _ = keeper.found(block);
    await(() -> status(database).equals("PENDING"));
    assertThat(chain.submitted()).containsExactly(block.raw());

    stands(keeper, new BlockStanding.Orphaned());
    await(() -> status(database).equals("ORPHANED"));
    stands(keeper, new BlockStanding.InChain(3));
    await(() -> status(database).equals("PENDING"));
    assertThat(folder.resolve(block.id().toDisplayHex() + ".block")).exists();
    stands(keeper, new BlockStanding.InChain(10));
    await(() -> status(database).equals("CONFIRMED"));
    keeper.stop();

    assertThat(events.getFirst()).isInstanceOf(BlockFound.class);
    assertThat(events.stream().skip(1).map(e -> ((BlockSettled) e).status()))
        .containsExactly(BlockStatus.ORPHANED, BlockStatus.PENDING, BlockStatus.CONFIRMED);
    assertThat(folder).isEmptyDirectory();
    assertThat(database.sql().fetchValue("SELECT effort FROM pool.block")).isEqualTo(0.0);
  }

  @Test
  void believesTheChainRatherThanANodeThatRefusedABlock(TestDatabase database) {
    chain.answer(new SubmitOutcome.Refused("high-hash"));
    BlockKeeper keeper = keeper(new FlakyDataSource(database.dataSource()));
    keeper.start();
    chain.stand(new BlockStanding.NotFound());
    var _ = keeper.found(block(database, 1));
    await(() -> status(database).equals("REFUSED"));
    stands(keeper, new BlockStanding.Orphaned());
    stands(keeper, new BlockStanding.InChain(2));
    await(() -> status(database).equals("PENDING"));
    stands(keeper, new BlockStanding.InChain(10));
    await(() -> status(database).equals("CONFIRMED"));
    keeper.stop();

    assertThat(chain.submitted()).as("every node had answered").hasSize(1);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void handsARefusedBlockAgainToANodeThatWasSilent(TestDatabase database) {
    chain.answer(new SubmitOutcome.Refused("high-hash"));
    chain.answers(
        new NodeAnswer("a", NodeAnswer.Verdict.REFUSED, "high-hash", Duration.ofMillis(12)),
        new NodeAnswer("b", NodeAnswer.Verdict.SILENT, "no answer", Duration.ofSeconds(5)));
    chain.stand(new BlockStanding.NotFound());
    BlockKeeper keeper = keeper(new FlakyDataSource(database.dataSource()));
    keeper.start();
    var _ = keeper.found(block(database, 1));
    await(() -> status(database).equals("REFUSED"));
    chain.answer(new SubmitOutcome.Accepted());
    stands(keeper, new BlockStanding.NotFound());
    await(() -> status(database).equals("PENDING"));
    keeper.stop();
  }

  @Test
  void submitsTheNextCandidateWhenTheFirstFallsAndTheChainIsBackAtTheirParent(
      TestDatabase database) {
    PoolId pool = new PoolId(database.createPool(COIN.ticker()));
    BlockKeeper keeper = keeper(new FlakyDataSource(database.dataSource()));
    keeper.start();
    for (int number = 1; number <= 3; number++) {
      var _ = keeper.found(on(7, pool, number));
    }
    await(() -> statuses(database).equals(List.of("PENDING 1", "SUPERSEDED 2")));
    chain.stand(new BlockStanding.NotFound());
    chain.stand(on(7, pool, 1).id(), new BlockStanding.Orphaned());
    chain.tip(Candidates.parent(99));
    stands(keeper, new BlockStanding.NotFound());
    await(() -> statuses(database).equals(List.of("ORPHANED 1", "SUPERSEDED 2")));
    assertThat(chain.submitted()).as("another block has the place").hasSize(1);

    chain.tip(Candidates.parent(7));
    keeper.tipChanged(new TipChanged(COIN, 2, Hash256.ZERO, 0, Shares.START));
    await(() -> statuses(database).equals(List.of("ORPHANED 1", "PENDING 1", "SUPERSEDED 1")));
    keeper.stop();
    assertThat(chain.submitted().get(1)).isEqualTo(on(7, pool, 2).raw());
  }

  @Test
  void leavesCandidatesOfAnotherProcessToThatProcess(TestDatabase database) {
    PoolId pool = new PoolId(database.createPool(COIN.ticker()));
    FlakyDataSource source = new FlakyDataSource(database.dataSource());
    BlockStore store =
        new BlockStore(DSL.using(source, SQLDialect.POSTGRES), new WorkerIds(), Candidates.PROCESS);
    store.insert(Submitted.unknown(on(7, pool, 1)), BlockStatus.ORPHANED, "", Shares.START);
    store.insertSuperseded(List.of(on(7, pool, 2)), Shares.START);
    BlockKeeper keeper = keeper(source);
    var _ = keeper.found(on(8, pool, 3));
    chain.stand(new BlockStanding.NotFound());
    chain.stand(on(7, pool, 1).id(), new BlockStanding.Orphaned());
    chain.stand(on(8, pool, 3).id(), new BlockStanding.InChain(1));
    chain.tip(Candidates.parent(7));
    keeper.start();
    await(() -> statuses(database).contains("PENDING 1"));
    keeper.tipChanged(new TipChanged(COIN, 2, Hash256.ZERO, 0, Shares.START));
    keeper.stop();

    assertThat(statuses(database)).contains("SUPERSEDED 1").doesNotContain("REFUSED 1");
  }

  @Test
  void submitsAgainWhatTheChainHasNotSeen(TestDatabase database) {
    chain.answer(new SubmitOutcome.Unknown("no node answered"));
    BlockKeeper keeper = keeper(new FlakyDataSource(database.dataSource()));
    keeper.start();
    var _ = keeper.found(block(database, 1));
    await(() -> status(database).equals("PENDING"));

    chain.answer(new SubmitOutcome.Accepted());
    stands(keeper, new BlockStanding.NotFound());
    await(() -> chain.submitted().size() >= 2);
    keeper.stop();
  }

  /// It may be that no node ever shows it: neither it nor those behind it wait for ever.
  @Test
  void givesUpABlockThatNodesTookAndDoNotShow(TestDatabase database) {
    PoolId pool = new PoolId(database.createPool(COIN.ticker()));
    BlockKeeper keeper = keeper(new FlakyDataSource(database.dataSource()));
    keeper.start();
    chain.stand(new BlockStanding.NotFound());
    chain.tip(Candidates.parent(7));
    for (int number = 1; number <= 2; number++) {
      var _ = keeper.found(on(7, pool, number));
    }
    await(() -> statuses(database).equals(List.of("PENDING 1", "SUPERSEDED 1")));
    await(
        () -> {
          stands(keeper, new BlockStanding.NotFound());
          return chain.submitted().size() >= 2;
        });
    assertThat(statuses(database)).contains("PENDING 1");

    clock.advance(MissingBlocks.SHOWN_WITHIN);
    stands(keeper, new BlockStanding.NotFound());
    await(() -> statuses(database).equals(List.of("ORPHANED 1", "PENDING 1")));
    keeper.stop();
    assertThat(chain.submitted().getLast()).isEqualTo(on(7, pool, 2).raw());
    assertThat(detail(database)).isEqualTo("nodes took it and do not show it");
  }

  @Test
  void givesUpABlockThatTheChainHasLeftBehind(TestDatabase database) {
    FoundBlock block = block(database, 1);
    BlockKeeper keeper = keeper(new FlakyDataSource(database.dataSource()));
    keeper.start();
    chain.answer(new SubmitOutcome.Unknown("no node answered"));
    chain.stand(new BlockStanding.NotFound());
    var _ = keeper.found(block);
    await(() -> status(database).equals("PENDING"));
    chain.height(block.credit().height() + MissingBlocks.LEFT_BEHIND);
    stands(keeper, new BlockStanding.NotFound());
    await(() -> status(database).equals("ORPHANED"));
    stands(keeper, new BlockStanding.InChain(7));
    await(() -> status(database).equals("PENDING"));
    keeper.stop();
  }

  /// Whoever sees it in its chain is believed while it goes on seeing it.
  @Test
  void leavesABlockToTheProcessThatSeesIt(TestDatabase database) {
    FlakyDataSource source = new FlakyDataSource(database.dataSource());
    FoundBlock block = block(database, 1);
    BlockStore other =
        new BlockStore(DSL.using(source, SQLDialect.POSTGRES), new WorkerIds(), new UUID(0, 2));
    other.insert(Submitted.unknown(block), BlockStatus.PENDING, "", Shares.START);
    other.seen(other.open().since(Shares.START).getFirst(), Shares.START);
    chain.stand(new BlockStanding.Orphaned());
    BlockKeeper keeper = keeper(source);
    var _ = keeper.found(on(8, block.credit().pool(), 3));
    chain.stand(on(8, block.credit().pool(), 3).id(), new BlockStanding.InChain(1));
    keeper.start();
    await(() -> chain.submitted().size() == 1);
    stands(keeper, new BlockStanding.Orphaned());
    await(() -> chain.asked(block.id()) >= 2);
    assertThat(status(database)).isEqualTo("PENDING");

    clock.advance(Duration.ofMinutes(6));
    stands(keeper, new BlockStanding.Orphaned());
    await(() -> status(database).equals("ORPHANED"));
    stands(keeper, new BlockStanding.InChain(1));
    await(() -> status(database).equals("PENDING"));
    stands(keeper, new BlockStanding.Orphaned());
    await(() -> status(database).equals("ORPHANED"));
    keeper.stop();
  }

  private static String detail(TestDatabase database) {
    return database
        .sql()
        .fetchSingle("SELECT detail FROM pool.block ORDER BY id LIMIT 1")
        .get(0, String.class);
  }
}
