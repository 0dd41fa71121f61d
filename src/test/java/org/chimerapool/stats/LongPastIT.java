package org.chimerapool.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chimerapool.stats.StatsFixtures.POOL;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.chimerapool.kernel.TestClock;
import org.chimerapool.pool.Pools;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.SQLDialect;
import org.jooq.conf.ParamType;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A month of a thousand workers, all of one address, as its rollups have it: what screens ask must
/// touch few of its rows. Plans and buffers decide, not the time that a busy machine takes, which
/// has a generous bound.
class LongPastIT {
  private static final Duration GENEROUS = Duration.ofSeconds(3);
  private static final EmbeddedPostgres POSTGRES = start();

  /// The statements that the code under test sent.
  private static final List<String> SENT = new ArrayList<>();

  private static final DSLContext DB = listening();

  private final TestClock clock = new TestClock();
  private final Pools pools = StatsFixtures.poolsWithOne(clock);
  private final LiveMeter live = new LiveMeter(pools, clock, new StatsSettings(2_000));
  private final SeriesQuery series =
      new JooqSeriesQuery(DB, pools, live, new JooqCoverageBook(DB), clock);

  @BeforeAll
  static void plant() {
    String now = TestClock.START.toString();
    DB.execute("INSERT INTO pool.pool VALUES (DEFAULT, 'p', 'TST', 'sha256d', true, now())");
    DB.execute(
        "INSERT INTO pool.miner (pool_id, address, first_seen)"
            + " SELECT 1, 'm' || n, ?::timestamptz - interval '40 days'"
            + " FROM generate_series(1, 100) n",
        now);
    DB.execute(
        "INSERT INTO pool.worker (miner_id, rig, agent, simulated, first_seen, last_seen)"
            + " SELECT 1, 'r' || n, 'agent/1', false, ?::timestamptz - interval '40 days',"
            + " ?::timestamptz FROM generate_series(1, 1000) n",
        now,
        now);
    DB.execute(
        "INSERT INTO stats.worker_hour"
            + " SELECT w, h, 1, 60, 600, 6000, w * 10, 1, -1"
            + " FROM generate_series(?::timestamptz - interval '30 days',"
            + "   ?::timestamptz - interval '2 hours', interval '1 hour') h,"
            + " generate_series(1, 1000) w",
        now,
        now);
    DB.execute(
        "INSERT INTO stats.pool_slot"
            + " SELECT 1, s, 10000, 100000, 1000000, 100"
            + " FROM generate_series(?::timestamptz - interval '30 days',"
            + "   ?::timestamptz - interval '10 minutes', interval '10 minutes') s",
        now,
        now);
    DB.execute(
        "INSERT INTO stats.miner_slot"
            + " SELECT m, s, 10000, 100000, 1000000, 100"
            + " FROM generate_series(?::timestamptz - interval '30 days',"
            + "   ?::timestamptz - interval '10 minutes', interval '10 minutes') s,"
            + " generate_series(1, 100) m",
        now,
        now);
    DB.execute(
        "INSERT INTO stats.miner_day"
            + " SELECT 1, d::date, m, 1440000, 14400000, 1000, 100, 1440"
            + " FROM generate_series(?::timestamptz - interval '30 days', ?::timestamptz,"
            + "   interval '1 day') d, generate_series(1, 100) m",
        now,
        now);
    DB.execute(
        "INSERT INTO pool.share_minute"
            + " SELECT t, 1, w, 1, 10, 10, t, 100"
            + " FROM generate_series(?::timestamptz - interval '7 hours',"
            + "   ?::timestamptz - interval '1 minute', interval '1 minute') t,"
            + " generate_series(1, 1000) w",
        now,
        now);
    DB.execute(
        "INSERT INTO pool.pool_minute"
            + " SELECT 1, t, 1000, 10000, 100000, t"
            + " FROM generate_series(?::timestamptz - interval '30 days',"
            + "   ?::timestamptz - interval '1 minute', interval '1 minute') t",
        now,
        now);
    DB.execute("ANALYZE");
  }

  @AfterAll
  static void stopDatabase() throws IOException {
    POSTGRES.close();
  }

  @Test
  void readsAWeekAndAMonthOfThePoolFromItsSlots() {
    assertThat(sum(quickly(() -> series.pool(POOL, TimeRange.WEEK)))).isPositive();
    assertThat(rowsTouched()).isLessThan(3_000);
    assertThat(sum(quickly(() -> series.pool(POOL, TimeRange.MONTH)))).isPositive();
    assertThat(rowsTouched()).isLessThan(10_000);
  }

  @Test
  void readsAWeekOfAThousandWorkersOfOneAddressFromItsSlots() {
    List<SeriesPoint> week = quickly(() -> series.miner(POOL, "m1", TimeRange.WEEK));

    assertThat(week).hasSize(168);
    // The newest hour comes from the minutes: a thousand workers, sixty of each.
    assertThat(rowsTouched()).isLessThan(130_000);
  }

  @Test
  void readsDaysOfAllMinersWithoutTheMinutes() {
    MinerDays days = new JooqMinerDays(DB);
    LocalDate today = LocalDate.of(2026, 1, 1);

    assertThat(quickly(() -> days.of(POOL, today.minusDays(29), today))).hasSize(3_000);
    assertThat(rowsTouched()).isLessThan(20_000);
  }

  @Test
  void givesAWeekOfAThousandWorkersBack() {
    JooqMeterHistory history = new JooqMeterHistory(DB);
    Instant from = TestClock.START.minus(Duration.ofDays(7));
    long[] rows = new long[1];
    quickly(
        () -> {
          rows[0] = 0;
          history.hours(
              POOL,
              from,
              TestClock.START.minus(Duration.ofHours(3)),
              TestClock.START.minus(Duration.ofHours(1)),
              row -> rows[0]++);
          return rows;
        });

    assertThat(rows[0]).isBetween(165_000L, 168_000L);
  }

  private static <T> T quickly(Supplier<T> work) {
    var _ = work.get();
    SENT.clear();
    long begun = System.nanoTime();
    T result = work.get();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(GENEROUS);
    return result;
  }

  /// By all scans of all statements that were sent since the last time.
  private static long rowsTouched() {
    List<String> sent = List.copyOf(SENT);
    SENT.clear();
    long rows = 0;
    for (String statement : sent) {
      String plan =
          String.join(
              "\n",
              DB.fetch("EXPLAIN (ANALYZE, TIMING OFF) " + statement).getValues(0, String.class));
      assertThat(plan).doesNotContain("Seq Scan on share_minute", "Seq Scan on worker_hour");
      rows +=
          plan.lines()
              .filter(line -> line.contains(" Scan "))
              .mapToLong(LongPastIT::actualRows)
              .sum();
    }
    SENT.clear();
    return rows;
  }

  private static long actualRows(String line) {
    var found = Pattern.compile("actual rows=([0-9]+)(?:\\.[0-9]+)? loops=([0-9]+)").matcher(line);
    return found.find() ? Long.parseLong(found.group(1)) * Long.parseLong(found.group(2)) : 0;
  }

  private static DSLContext listening() {
    DefaultConfiguration configuration = new DefaultConfiguration();
    configuration.set(POSTGRES.getPostgresDatabase()).set(SQLDialect.POSTGRES);
    configuration.set(
        new ExecuteListener() {
          @Override
          public void executeStart(ExecuteContext context) {
            if (context.query() != null && context.sql().startsWith("select")) {
              SENT.add(context.query().getSQL(ParamType.INLINED));
            }
          }
        });
    return DSL.using(configuration);
  }

  private static long sum(List<SeriesPoint> points) {
    return points.stream().mapToLong(SeriesPoint::shares).sum();
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
}
