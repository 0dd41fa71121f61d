package org.chimerapool.stats;

import static org.chimerapool.jooq.pool.Tables.BLOCK;
import static org.chimerapool.jooq.pool.Tables.MINER;
import static org.chimerapool.jooq.pool.Tables.POOL_MINUTE;
import static org.chimerapool.jooq.pool.Tables.WORKER;
import static org.chimerapool.jooq.stats.Tables.MINER_DAY;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.PoolId;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;

/// Reads the rollup by days; blocks are counted when asked, because they may still become orphans.
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
    Optional<LocalDate> minute =
        db.select(min(POOL_MINUTE.MINUTE))
            .from(POOL_MINUTE)
            .where(POOL_MINUTE.POOL_ID.eq(pool.value()))
            .fetchOptional(0, Instant.class)
            .map(begin -> LocalDate.ofInstant(begin, ZoneOffset.UTC));
    Optional<LocalDate> day =
        db.select(min(MINER_DAY.DAY))
            .from(MINER_DAY)
            .where(MINER_DAY.POOL_ID.eq(pool.value()))
            .fetchOptional(0, LocalDate.class);
    return Stream.concat(minute.stream(), day.stream()).min(Comparator.naturalOrder());
  }

  private List<MinerDay> read(
      PoolId pool, LocalDate from, LocalDate toInclusive, Condition wanted) {
    Instant begin = from.atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant end = toInclusive.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    Field<LocalDate> found =
        field("({0} AT TIME ZONE 'UTC')::date", SQLDataType.LOCALDATE, BLOCK.FOUND_AT).as("day");
    Field<Integer> number = count().as("blocks");
    var blocks =
        select(WORKER.MINER_ID, found, number)
            .from(BLOCK)
            .join(WORKER)
            .on(WORKER.ID.eq(BLOCK.WORKER_ID))
            .where(BLOCK.POOL_ID.eq(pool.value()))
            .and(BLOCK.STATUS.in(BlockStatus.PENDING.name(), BlockStatus.CONFIRMED.name()))
            .and(BLOCK.FOUND_AT.ge(begin))
            .and(BLOCK.FOUND_AT.lt(end))
            .groupBy(WORKER.MINER_ID, found)
            .asTable("found");
    Condition simulated =
        notExists(
            selectOne()
                .from(WORKER)
                .where(WORKER.MINER_ID.eq(MINER.ID), WORKER.SIMULATED.isFalse()));
    return db.select(
            MINER.ADDRESS,
            MINER_DAY.DAY,
            MINER_DAY.WORK,
            MINER_DAY.SHARES,
            MINER_DAY.REFUSED,
            MINER_DAY.BEST,
            MINER_DAY.ACTIVE_MINUTES,
            coalesce(blocks.field(number), inline(0)),
            field(simulated))
        .from(MINER_DAY)
        .join(MINER)
        .on(MINER.ID.eq(MINER_DAY.MINER_ID))
        .leftJoin(blocks)
        .on(blocks.field(WORKER.MINER_ID).eq(MINER_DAY.MINER_ID))
        .and(blocks.field(found).eq(MINER_DAY.DAY))
        .where(MINER_DAY.POOL_ID.eq(pool.value()), wanted)
        .and(MINER_DAY.DAY.between(from, toInclusive))
        .orderBy(MINER_DAY.DAY, MINER.ADDRESS)
        .fetch(
            row ->
                new MinerDay(
                    pool,
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    row.value4(),
                    row.value5(),
                    Difficulty.of(row.value6()),
                    row.value7(),
                    row.value8(),
                    row.value9()));
  }
}
