package org.chimerapool.gamification.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.chimerapool.gamification.career.Days.day;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.gamification.Board;
import org.chimerapool.gamification.BoardKind;
import org.chimerapool.gamification.BoardRow;
import org.chimerapool.gamification.BoardSpan;
import org.chimerapool.gamification.Milestone;
import org.chimerapool.gamification.Season;
import org.chimerapool.gamification.profile.ProfileBook;
import org.chimerapool.gamification.store.Award;
import org.chimerapool.gamification.store.AwardRows;
import org.chimerapool.gamification.store.FactRows;
import org.chimerapool.gamification.store.ProfileRows;
import org.chimerapool.gamification.store.SeasonRows;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.Registration;
import org.chimerapool.kernel.TestClock;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.BlockAnswer;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.BlockSummary;
import org.chimerapool.pool.Blocks;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.Pools;
import org.chimerapool.pool.TestPool;
import org.junit.jupiter.api.Test;

/// Awards, seasons and boards over a real database.
@DatabaseTest
class PoolPlayIT {

  private static final Instant NOW = Instant.parse("2026-04-10T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
  private static final GameSettings SETTINGS =
      new GameSettings(Duration.ofSeconds(20), 3, 100, 3, 3, false);

  private final TestClock clock = new TestClock();
  private final Pool pool = TestPool.easy(clock).pool;
  private final PoolId id = pool.description().id();
  private final PlannedDays days = new PlannedDays();
  private final PlannedBlocks blocks = new PlannedBlocks();

  @Test
  void awardsOnceThoughSeveralLookAtTheSameTimeAndAgainAfterARestart(TestDatabase database)
      throws Exception {
    days.days.add(day("a", TODAY, 10, 2e6));
    List<Callable<List<Award>>> looks = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      PoolPlay play = play(database);
      looks.add(() -> play.advance(NOW, true));
    }
    List<Award> fresh = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<List<Award>> look : threads.invokeAll(looks)) {
        fresh.addAll(look.get());
      }
    }

    assertThat(fresh)
        .extracting(Award::rule)
        .doesNotHaveDuplicates()
        .contains("first-share", "best-1m");
    assertThat(fresh).noneMatch(Award::backfilled);
    PoolPlay restarted = play(database);
    assertThat(restarted.advance(NOW.plusSeconds(60), true)).isEmpty();
    assertThat(restarted.awards().standing("a")).hasSameSizeAs(fresh);
  }

  @Test
  void backfillsWithTheDayOnWhichItWasEarned(TestDatabase database) {
    for (int ago = 40; ago >= 0; ago--) {
      days.days.add(day("a", TODAY.minusDays(ago), 10, ago == 30 ? 5e9 : 10));
    }
    PoolPlay play = play(database);
    play.advance(NOW, true);

    assertThat(play.awards().find("a", "best-1g"))
        .get()
        .satisfies(award -> assertThat(award.day()).isEqualTo(TODAY.minusDays(30)))
        .matches(Award::backfilled);
    database.sql().execute("DELETE FROM gamification.award WHERE rule = 'streak-7'");

    PoolPlay later = play(database);
    assertThat(later.advance(NOW, true))
        .singleElement()
        .satisfies(
            award -> {
              assertThat(award.rule()).isEqualTo("streak-7");
              assertThat(award.day()).isEqualTo(TODAY.minusDays(34));
            });
  }

  @Test
  void takesABlocksBadgeBackWhileTheBlockIsAnOrphan(TestDatabase database) {
    days.days.add(day("a", TODAY, 10, 10));
    blocks.found.add(block(BlockStatus.PENDING));
    PoolPlay play = play(database);
    play.advance(NOW, true);
    assertThat(standing(play)).contains("block-1").doesNotContain("orphan");

    blocks.found.set(0, block(BlockStatus.ORPHANED));
    play.advance(NOW.plusSeconds(30), true);
    assertThat(standing(play)).contains("orphan").doesNotContain("block-1");
    PoolPlay restarted = play(database);
    restarted.advance(NOW.plusSeconds(40), true);
    assertThat(standing(restarted)).doesNotContain("block-1");

    blocks.found.set(0, block(BlockStatus.CONFIRMED));
    restarted.advance(NOW.plusSeconds(60), true);
    assertThat(standing(restarted)).contains("block-1");
  }

  @Test
  void ranksByExactlyTheFiguresOfTheDays(TestDatabase database) {
    for (int ago = 5; ago >= 0; ago--) {
      days.days.add(day("a", TODAY.minusDays(ago), 0.1, 10 + ago));
      days.days.add(day("b", TODAY.minusDays(ago), ago == 0 ? 9 : 0.05, 7));
    }
    PoolPlay play = play(database);
    play.advance(NOW, true);
    Season season = Season.at(TODAY, 3);
    BoardSpan span = new BoardSpan.InSeason(season);
    Board board = board(play, BoardKind.HASHRATE, span);

    double work =
        days.days.stream().filter(d -> d.address().equals("b")).mapToDouble(d -> d.work()).sum();
    double seconds =
        Duration.between(TODAY.minusDays(5).atStartOfDay(ZoneOffset.UTC).toInstant(), NOW)
            .toSeconds();
    double rate = pool.description().algorithm().hashrate(work, seconds).perSecond();
    assertThat(board.rows()).extracting(BoardRow::address).containsExactly("b", "a");
    assertThat(board.rows().getFirst().value()).isCloseTo(rate, within(rate * 1e-12));
    assertThat(board.rows().getFirst().movement()).hasValue(1);
    assertThat(board(play, BoardKind.BEST_SHARE, span).rows().getFirst().value()).isEqualTo(15);
    assertThat(board(play, BoardKind.BEST_SHARE, new BoardSpan.Week()).rows()).hasSize(2);
  }

  @Test
  void keepsTheFinalStandingsOfASeasonThatIsOver(TestDatabase database) {
    LocalDate last = LocalDate.parse("2026-03-31");
    days.days.add(day("a", last.minusDays(1), 50, 10));
    days.days.add(day("b", last, 20, 99));
    days.days.add(day("b", TODAY, 1000, 10));
    play(database).advance(NOW, true);
    play(database).advance(NOW.plusSeconds(60), true);

    SeasonRows archive = new SeasonRows(database.sql());
    Season season = new Season(LocalDate.parse("2026-01-01"), 3);
    assertThat(archive.closed(id)).containsExactly(season);
    assertThat(archive.standings(id, season, BoardKind.HASHRATE, Optional.empty()))
        .extracting(BoardRow::address)
        .containsExactly("a", "b");
    assertThat(archive.standings(id, season, BoardKind.BEST_SHARE, Optional.empty()))
        .extracting(BoardRow::value)
        .containsExactly(99.0, 10.0);
  }

  @Test
  void reachesMilestonesOnce(TestDatabase database) {
    for (int ago = 8; ago >= 0; ago--) {
      for (int miner = 0; miner < 10; miner++) {
        days.days.add(day("m" + miner, TODAY.minusDays(ago), 1, 1));
      }
    }
    PoolPlay play = play(database);
    play.advance(NOW, true);

    assertThat(play.milestones().all())
        .filteredOn(one -> one.reachedAt().isPresent())
        .extracting(Milestone::kind)
        .containsExactly(
            Milestone.Kind.FIRST_SHARE,
            Milestone.Kind.FIRST_REAL_MINER,
            Milestone.Kind.MINERS_10,
            Milestone.Kind.CLEAN_WEEK);
    PoolPlay restarted = play(database);
    restarted.advance(NOW.plusSeconds(500), true);
    assertThat(restarted.milestones().all()).isEqualTo(play.milestones().all());
  }

  @Test
  void looksAtTenThousandMinersWithinBounds(TestDatabase database) {
    for (int ago = 30; ago >= 0; ago--) {
      for (int miner = 0; miner < 10_000; miner++) {
        days.days.add(day("miner" + miner, TODAY.minusDays(ago), 1 + miner, 10));
      }
    }
    PoolPlay play = play(database);
    play.advance(NOW, true);
    long began = System.nanoTime();
    play.advance(NOW.plusSeconds(20), false);
    Duration look = Duration.ofNanos(System.nanoTime() - began);

    assertThat(look).as("one look at ten thousand miners").isLessThan(Duration.ofSeconds(20));
    assertThat(board(play, BoardKind.HASHRATE, new BoardSpan.Week()).rows()).hasSize(10_000);
  }

  private static Board board(PoolPlay play, BoardKind kind, BoardSpan span) {
    return play.maker(play.view().orElseThrow()).board(kind, span, Optional.empty(), false);
  }

  private List<String> standing(PoolPlay play) {
    return play.awards().standing("a").stream().map(Award::rule).toList();
  }

  private PoolPlay play(TestDatabase database) {
    var sql = database.sql();
    ProfileBook profiles =
        new ProfileBook(new ProfileRows(sql), new NoAddresses(), new Pools(), clock);
    return new PoolPlay(
        pool,
        new PlayGround(
            days,
            blocks,
            new AwardRows(sql),
            new FactRows(sql),
            new SeasonRows(sql),
            profiles,
            SETTINGS));
  }

  private BlockSummary block(BlockStatus status) {
    return new BlockSummary(
        id,
        7,
        Hash256.ZERO,
        new WorkerName("a", "r"),
        NOW.minusSeconds(600),
        Difficulty.ONE,
        OptionalDouble.empty(),
        Amount.of(50, pool.description().chain().coin()),
        status,
        0,
        100,
        "");
  }

  /// Blocks as a test plans them.
  private static final class PlannedBlocks implements Blocks {
    final List<BlockSummary> found = new ArrayList<>();

    @Override
    public List<BlockSummary> recent(PoolId pool, int limit) {
      return List.copyOf(found);
    }

    @Override
    public long count(PoolId pool) {
      return found.size();
    }

    @Override
    public List<BlockAnswer> answers(PoolId pool, Hash256 block) {
      return List.of();
    }

    @Override
    public Registration onChange(Runnable listener) {
      return () -> {};
    }
  }
}
