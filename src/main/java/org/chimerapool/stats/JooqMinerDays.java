package org.chimerapool.stats;

import static org.chimerapool.jooq.pool.Tables.BLOCK;
import static org.chimerapool.jooq.pool.Tables.MINER;
import static org.chimerapool.jooq.pool.Tables.POOL_MINUTE;
import static org.chimerapool.jooq.pool.Tables.REJECT_MINUTE;
import static org.chimerapool.jooq.pool.Tables.SHARE_MINUTE;
import static org.chimerapool.jooq.pool.Tables.WORKER;
import static org.jooq.impl.DSL.boolAnd;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.sum;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.pool.PoolId;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;

/// Reads the days from the minute tables.
@Component
class JooqMinerDays implements MinerDays {

  private final DSLContext db;

  JooqMinerDays(DSLContext db) {
    this.db = db;
  }

  @Override
  public List<MinerDay> of(PoolId pool, LocalDate from, LocalDate toInclusive) {
    return read(pool, from, toInclusive, noCondition());
  }

  @Override
  public List<MinerDay> of(PoolId pool, String address, LocalDate from, LocalDate toInclusive) {
    return read(pool, from, toInclusive, MINER.ADDRESS.eq(address));
  }

  @Override
  public Optional<LocalDate> first(PoolId pool) {
    return db.select(min(POOL_MINUTE.MINUTE))
        .from(POOL_MINUTE)
        .where(POOL_MINUTE.POOL_ID.eq(pool.value()))
        .fetchOptional(0, Instant.class)
        .map(minute -> LocalDate.ofInstant(minute, ZoneOffset.UTC));
  }

  private List<MinerDay> read(
      PoolId pool, LocalDate from, LocalDate toInclusive, Condition wanted) {
    Instant begin = from.atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant end = toInclusive.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    Field<LocalDate> day = dayOf(SHARE_MINUTE.MINUTE);
    var own = WORKER.as("own");
    Field<Integer> blocks =
        field(
            selectCount()
                .from(BLOCK)
                .join(own)
                .on(own.ID.eq(BLOCK.WORKER_ID))
                .where(own.MINER_ID.eq(MINER.ID))
                .and(BLOCK.STATUS.in("PENDING", "CONFIRMED"))
                .and(dayOf(BLOCK.FOUND_AT).eq(day)));
    Field<java.math.BigDecimal> refused =
        field(
            select(coalesce(sum(REJECT_MINUTE.SHARES), inline(0)))
                .from(REJECT_MINUTE)
                .join(own)
                .on(own.ID.eq(REJECT_MINUTE.WORKER_ID))
                .where(own.MINER_ID.eq(MINER.ID))
                .and(dayOf(REJECT_MINUTE.MINUTE).eq(day)));
    return db.select(
            MINER.ADDRESS,
            day,
            sum(SHARE_MINUTE.WORK),
            sum(SHARE_MINUTE.SHARES),
            refused,
            max(SHARE_MINUTE.BEST),
            countDistinct(SHARE_MINUTE.MINUTE),
            blocks,
            boolAnd(WORKER.SIMULATED))
        .from(SHARE_MINUTE)
        .join(WORKER)
        .on(WORKER.ID.eq(SHARE_MINUTE.WORKER_ID))
        .join(MINER)
        .on(MINER.ID.eq(WORKER.MINER_ID))
        .where(SHARE_MINUTE.POOL_ID.eq(pool.value()), wanted)
        .and(SHARE_MINUTE.MINUTE.ge(begin))
        .and(SHARE_MINUTE.MINUTE.lt(end))
        .groupBy(MINER.ID, MINER.ADDRESS, day)
        .orderBy(day, MINER.ADDRESS)
        .fetch(
            row ->
                new MinerDay(
                    pool,
                    row.value1(),
                    row.value2(),
                    row.value3().doubleValue(),
                    row.value4().longValue(),
                    row.value5().longValue(),
                    Difficulty.of(row.value6()),
                    row.value7(),
                    row.value8(),
                    row.value9()));
  }

  private static Field<LocalDate> dayOf(Field<Instant> at) {
    return field("({0} AT TIME ZONE 'UTC')::date", SQLDataType.LOCALDATE, at);
  }
}
