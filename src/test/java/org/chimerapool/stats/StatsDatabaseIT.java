package org.chimerapool.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.chimerapool.stats.StatsFixtures.POOL;
import static org.chimerapool.stats.StatsFixtures.block;
import static org.chimerapool.stats.StatsFixtures.share;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.TestClock;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.Pools;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Series and restart on a real database. Difficulty 1 is 2³² hashes.
class StatsDatabaseIT {
  private static final double HASHES = 0x1p32;
  private static final EmbeddedPostgres POSTGRES = start();
  private static final DSLContext DB =
      DSL.using(POSTGRES.getPostgresDatabase(), SQLDialect.POSTGRES);

  private final TestClock clock = new TestClock();
  private final Pools pools = StatsFixtures.poolsWithOne(clock);
  private final StatsSettings settings = new StatsSettings(100);
  private final LiveMeter live = new LiveMeter(pools, clock, settings);
  private final StatsFixtures.FakeBlocks blocks = new StatsFixtures.FakeBlocks();
  private final CoverageBook book = new JooqCoverageBook(DB);
  private final RollUps rollUps = new JooqRollUps(DB);
  private final MeterPreload preload =
      StatsFixtures.preload(
          live,
          new JooqMeterHistory(DB),
          new CoverageKeeper(live, book, clock),
          rollUps,
          blocks,
          pools,
          clock);
  private final SeriesQuery series = new JooqSeriesQuery(DB, pools, live, book, clock);

  @AfterAll
  static void stopDatabase() throws IOException {
    POSTGRES.close();
  }

  @BeforeEach
  void plant() {
    DB.execute("TRUNCATE pool.share_minute, pool.pool_minute, pool.reject_minute");
    DB.execute("TRUNCATE pool.block CASCADE");
    DB.execute(
        "TRUNCATE stats.pool_slot, stats.miner_slot, stats.worker_hour, stats.miner_day,"
            + " stats.worker_best, stats.coverage");
    book.keep(POOL, at("11:00:00"), at("11:59:59"));
    DB.execute("TRUNCATE pool.pool RESTART IDENTITY CASCADE");
    DB.execute("INSERT INTO pool.pool VALUES (DEFAULT, 'p', 'TST', 'sha256d', true, now())");
    for (String address : List.of("a", "b")) {
      DB.execute(
          "INSERT INTO pool.miner (pool_id, address, first_seen) VALUES (1, ?, ?::timestamptz)",
          address,
          at("10:00:00").toString());
    }
    worker(1, "one", "11:59:59");
    worker(1, "two", "11:10:00");
    worker(2, "one", "11:58:59");
    // The clock of the tests says 12:00:00.
    minute("11:30", 1, 6, 12);
    minute("11:58", 1, 3, 6);
    minute("11:58", 3, 1, 9);
    minute("11:59", 1, 6, 12);
    refused("11:58", 1, "STALE_JOB", 2);
    refused("11:59", null, "UNAUTHORIZED", 1);
  }

  @Test
  void addsUpThePoolPerStep() {
    clock.advance(Duration.ofSeconds(30));
    List<SeriesPoint> hour = series.pool(POOL, TimeRange.HOUR);

    assertThat(hour).hasSize(60);
    SeriesPoint point = at(hour, "11:58:00");
    assertThat(point.shares()).isEqualTo(4);
    assertThat(point.refused()).isEqualTo(2);
    assertThat(point.hashrate().rate().perSecond()).isCloseTo(15 * HASHES / 60, within(1.0));
    assertThat(at(hour, "11:59:00").refused()).isEqualTo(1);
    assertThat(at(hour, "11:45:00").shares()).isZero();
    assertThat(at(hour, "11:45:00").hashrate().covered()).isEqualTo(Duration.ofMinutes(1));
    assertThat(hour.stream().mapToLong(SeriesPoint::shares).sum()).isEqualTo(16);
  }

  @Test
  void binsLongRangesIntoTheirSteps() {
    DB.execute(
        "INSERT INTO pool.pool_minute VALUES (1, ?::timestamptz - interval '25 days', 1, 1, 1, now())",
        at("12:00:00").toString());
    List<SeriesPoint> week = series.pool(POOL, TimeRange.WEEK);

    assertThat(week).hasSize(168);
    assertThat(week.getLast().at()).isEqualTo(at("11:00:00"));
    assertThat(week.getLast().shares()).isEqualTo(16);
    assertThat(series.pool(POOL, TimeRange.MONTH)).hasSize(360);
  }

  @Test
  void showsMinutesWhileTheHistoryIsShort() {
    List<SeriesPoint> month = series.pool(POOL, TimeRange.MONTH);

    assertThat(month).hasSize(60);
    assertThat(month).isEqualTo(series.pool(POOL, TimeRange.HOUR));
    assertThat(at(series.miner(POOL, "a", TimeRange.WEEK), "11:30:00").shares()).isEqualTo(6);
  }

  @Test
  void tellsOneMinerFromAnother() {
    assertThat(series.miner(POOL, "a", TimeRange.HOUR).stream().mapToLong(SeriesPoint::shares))
        .containsOnly(0L, 3L, 6L);
    assertThat(sum(series.miner(POOL, "b", TimeRange.HOUR))).isEqualTo(1);
    assertThat(sum(series.miner(POOL, "nobody", TimeRange.HOUR))).isZero();
    assertThat(at(series.miner(POOL, "a", TimeRange.HOUR), "11:58:00").refused()).isEqualTo(2);
  }

  @Test
  void agreesOnThePoolWhetherRolledUpOrNot() {
    long byMiner =
        sum(series.miner(POOL, "a", TimeRange.DAY)) + sum(series.miner(POOL, "b", TimeRange.DAY));

    assertThat(sum(series.pool(POOL, TimeRange.DAY))).isEqualTo(byMiner);
  }

  @Test
  void showsNoZerosAfterARestart() {
    preload.load();
    preload.loadLongPast();

    live.beat();
    PoolPulse pulse = live.pulse(POOL).latest().orElseThrow();
    assertThat(pulse.acceptedTotal()).isEqualTo(16);
    assertThat(pulse.hashrate().shares()).isEqualTo(10);
    assertThat(pulse.workers()).isEqualTo(2);
    assertThat(pulse.refusedRatio()).hasValue(3 / 19.0);
    assertThat(pulse.effort()).hasValue(39);
    WorkerPulse worker = workerOne();
    assertThat(worker.shares()).isEqualTo(15);
    assertThat(worker.agent()).isEqualTo("agent/1");
    assertThat(worker.refused()).isEqualTo(Map.of(Reason.STALE_JOB, 2L));
    assertThat(worker.best()).contains(Difficulty.of(12 * 3));
    assertThat(worker.spark().get(29)).isCloseTo(12 * HASHES / 60, within(1.0));
    assertThat(worker.status()).isEqualTo(WorkerPulse.Status.MINING);
  }

  @Test
  void doesNotBlameTheTimeInWhichTheProcessWasDown() {
    clock.advance(Duration.ofMinutes(5));
    live.beat();
    preload.load();
    live.beat();

    // 27 units of work within 11:51 to 11:59:59, not within the quarter of an hour up to now.
    RateEstimate rate = live.pulse(POOL).latest().orElseThrow().hashrate();
    assertThat(rate.shares()).isEqualTo(10);
    double covered = Duration.between(at("11:51:00"), at("11:59:59")).toSeconds();
    assertThat(rate.rate().perSecond()).isCloseTo(27 * HASHES / covered, within(HASHES * 0.001));
  }

  @Test
  void countsNothingTwiceWhenThePastArrivesLate() {
    live.accepted(share("a.one", 2, clock.instant()));
    minute("12:00", 1, 1, 2);
    preload.load();

    live.beat();
    assertThat(live.pulse(POOL).latest().orElseThrow().acceptedTotal()).isEqualTo(17);
    assertThat(workerOne().shares()).isEqualTo(16);
  }

  @Test
  void rollsUpExactlyWhatTheMinutesSay() {
    assertThat(rollUps.catchUp(Instant.EPOCH, 100)).isEqualTo(1);
    assertThat(rollUps.catchUp(Instant.EPOCH, 100)).isZero();
    for (String rollup : List.of("worker_hour", "miner_slot", "pool_slot", "miner_day")) {
      assertThat(DB.fetch("SELECT sum(shares)::int, sum(work)::float8 FROM stats." + rollup))
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.get(0, Integer.class)).isEqualTo(16);
                assertThat(row.get(1, Double.class)).isEqualTo(39);
              });
    }
    assertThat(DB.fetchValue("SELECT sum(refused)::int FROM stats.pool_slot")).isEqualTo(3);
    assertThat(DB.fetchValue("SELECT sum(refused)::int FROM stats.miner_slot")).isEqualTo(2);
  }

  @Test
  void followsSharesThatComeLate() {
    rollUps.catchUp(Instant.EPOCH, 100);
    minute("11:29", 1, 4, 8);
    minute("09:05", 3, 1, 2);
    assertThat(rollUps.catchUp(Instant.EPOCH, 1)).isEqualTo(1);
    assertThat(rollUps.catchUp(Instant.EPOCH, 1)).isEqualTo(1);
    assertThat(rollUps.catchUp(Instant.EPOCH, 1)).isZero();

    assertThat(DB.fetchValue("SELECT sum(shares)::int FROM stats.worker_hour")).isEqualTo(21);
    assertThat(DB.fetchValue("SELECT sum(shares)::int FROM stats.miner_slot")).isEqualTo(21);
  }

  @Test
  void takesNothingAwayWhenMinutesAreDropped() {
    rollUps.catchUp(Instant.EPOCH, 100);
    DB.execute("DELETE FROM pool.share_minute WHERE minute < '2026-01-01T11:45:00Z'");
    DB.execute("DELETE FROM pool.pool_minute WHERE minute < '2026-01-01T11:45:00Z'");
    minute("11:59", 3, 1, 2);
    rollUps.catchUp(Instant.EPOCH, 100);

    assertThat(DB.fetchValue("SELECT sum(shares)::int FROM stats.pool_slot")).isIn(16, 17);
    assertThat(DB.fetchValue("SELECT shares::int FROM stats.worker_hour WHERE worker_id = 1"))
        .isEqualTo(15);
  }

  @Test
  void tellsMinersByTheDay() {
    DB.execute(
        "INSERT INTO pool.block (pool_id, worker_id, height, hash, found_at, network_difficulty,"
            + " reward, status) VALUES (1, 1, 7, decode(repeat('ab', 32), 'hex'),"
            + " '2026-01-01T11:59:30Z', 1, 50, 'PENDING')");
    rollUps.catchUp(Instant.EPOCH, 100);
    MinerDays days = new JooqMinerDays(DB);
    LocalDate day = LocalDate.of(2026, 1, 1);

    assertThat(days.of(POOL, day, day))
        .containsExactly(
            new MinerDay(POOL, "a", day, 30, 15, 2, Difficulty.of(36), 3, 1, false),
            new MinerDay(POOL, "b", day, 9, 1, 0, Difficulty.of(27), 1, 0, false));
    assertThat(days.of(POOL, "b", day, day)).hasSize(1);
    assertThat(days.of(POOL, day.plusDays(1), day.plusDays(2))).isEmpty();
  }

  @Test
  void readsTheSameSeriesFromRollupsAndMinutes() {
    List<SeriesPoint> before = series.pool(POOL, TimeRange.HOUR);
    clock.advance(Duration.ofHours(3));
    rollUps.catchUp(Instant.EPOCH, 100);

    assertThat(sum(series.pool(POOL, TimeRange.DAY))).isEqualTo(sum(before));
    assertThat(sum(series.miner(POOL, "a", TimeRange.DAY))).isEqualTo(15);
    assertThat(sum(series.miner(POOL, "b", TimeRange.DAY))).isEqualTo(1);
  }

  @Test
  void leavesAGapWhereThePoolWasDown() {
    clock.advance(Duration.ofMinutes(30));
    live.beat();
    clock.advance(Duration.ofMinutes(2));
    List<SeriesPoint> hour = series.pool(POOL, TimeRange.HOUR);

    assertThat(at(hour, "12:10:00").hashrate().isKnown()).isFalse();
    assertThat(at(hour, "11:50:00").hashrate().isKnown()).isTrue();
    assertThat(at(hour, "12:30:00").hashrate().isKnown()).isTrue();
  }

  @Test
  void givesLongWindowsBackAfterARestart() {
    minute("09:10", 1, 5, 10);
    clock.advance(Duration.ofMinutes(1));
    preload.load();
    Figures figures = new MeterFigures(live, pools, clock);
    assertThat(figures.pool(POOL).hashrate(Window.DAY).shares()).isEqualTo(16);
    preload.loadLongPast();

    for (Window window : List.of(Window.SIX_HOURS, Window.DAY, Window.WEEK)) {
      assertThat(figures.pool(POOL).hashrate(window).shares()).isEqualTo(21);
      assertThat(figures.miner(POOL, "a").orElseThrow().hashrate(window).shares()).isEqualTo(20);
    }
    assertThat(figures.pool(POOL).best().ever()).contains(Difficulty.of(36));
    assertThat(figures.miner(POOL, "b").orElseThrow().best().day()).contains(Difficulty.of(27));
  }

  @Test
  void startsTheRoundAfterTheLastBlockThatCounts() {
    blocks.found.add(block(at("11:58:30"), BlockStatus.CONFIRMED));
    blocks.found.add(block(at("11:59:50"), BlockStatus.ORPHANED));
    preload.load();

    live.beat();
    // Half of 11:58 and all of 11:59.
    assertThat(live.pulse(POOL).latest().orElseThrow().effort()).hasValue(15 / 2.0 + 12);
  }

  private WorkerPulse workerOne() {
    return live.workers(POOL, "a").stream()
        .filter(pulse -> pulse.worker().rig().equals("one"))
        .findFirst()
        .orElseThrow();
  }

  private static void worker(int miner, String rig, String lastSeen) {
    DB.execute(
        "INSERT INTO pool.worker (miner_id, rig, agent, simulated, first_seen, last_seen)"
            + " VALUES (?, ?, 'agent/1', false, ?::timestamptz, ?::timestamptz)",
        miner,
        rig,
        at("10:00:00").toString(),
        at(lastSeen).toString());
  }

  private static void minute(String minute, int worker, int shares, double work) {
    DB.execute(
        "INSERT INTO pool.share_minute VALUES (?::timestamptz, 1, ?, ?, ?, ?, ?::timestamptz)",
        at(minute + ":00").toString(),
        worker,
        shares,
        work,
        work * 3,
        at(minute + ":59").toString());
    DB.execute(
        """
        INSERT INTO pool.pool_minute VALUES (1, ?::timestamptz, ?, ?, ?, ?::timestamptz)
        ON CONFLICT (pool_id, minute) DO UPDATE SET shares = pool_minute.shares + excluded.shares,
          work = pool_minute.work + excluded.work,
          work_squared = pool_minute.work_squared + excluded.work_squared
        """,
        at(minute + ":00").toString(),
        shares,
        work,
        work * work / shares,
        at(minute + ":59").toString());
  }

  private static EmbeddedPostgres start() {
    try {
      EmbeddedPostgres postgres = EmbeddedPostgres.start();
      Flyway.configure()
          .dataSource(postgres.getPostgresDatabase())
          .locations("classpath:db/migration")
          .load()
          .migrate();
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void refused(String minute, @Nullable Integer worker, String reason, int shares) {
    DB.execute(
        "INSERT INTO pool.reject_minute VALUES (?::timestamptz, 1, ?::int, ?, ?)",
        at(minute + ":00").toString(),
        worker,
        reason,
        shares);
  }

  private static long sum(List<SeriesPoint> points) {
    return points.stream().mapToLong(SeriesPoint::shares).sum();
  }

  private static SeriesPoint at(List<SeriesPoint> points, String time) {
    return points.stream().filter(p -> p.at().equals(at(time))).findFirst().orElseThrow();
  }

  private static Instant at(String time) {
    return Instant.parse("2026-01-01T" + time + "Z");
  }
}
