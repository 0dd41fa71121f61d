package org.chimerapool.pool.persistence;

import static org.chimerapool.jooq.pool.Tables.BLOCK;
import static org.chimerapool.jooq.pool.Tables.POOL_;
import static org.chimerapool.jooq.pool.Tables.POOL_MINUTE;
import static org.chimerapool.jooq.pool.Tables.SHARE;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.PoolId;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Sums up the work of the rounds that blocks ended.
final class RoundWork {

  private final DSLContext sql;

  RoundWork(DSLContext sql) {
    this.sql = sql;
  }

  /// Has the rounds summed up anew that this block began or ended, because it counts now and did
  /// not before, or the other way round: its own and all up to the next block that counts.
  void forgetEfforts(OpenBlock block) {
    Instant next =
        sql.select(DSL.min(BLOCK.FOUND_AT))
            .from(BLOCK)
            .where(BLOCK.POOL_ID.eq(block.pool().value()))
            .and(BLOCK.STATUS.in(BlockStatus.PENDING.name(), BlockStatus.CONFIRMED.name()))
            .and(BLOCK.FOUND_AT.gt(block.foundAt()))
            .fetchOne(0, Instant.class);
    sql.update(BLOCK)
        .setNull(BLOCK.EFFORT)
        .where(BLOCK.POOL_ID.eq(block.pool().value()))
        .and(BLOCK.FOUND_AT.ge(block.foundAt()))
        .and(next == null ? DSL.noCondition() : BLOCK.FOUND_AT.le(next))
        .execute();
  }

  /// Sums up the round: from the pool's last counting block before this one, or from the pool's
  /// own beginning.
  void computeEffort(OpenBlock block) {
    Instant start = roundStart(block);
    double work = work(block.pool(), start, block.foundAt());
    sql.update(BLOCK)
        .set(BLOCK.EFFORT, work / block.networkDifficulty().value())
        .where(BLOCK.ID.eq(block.id()))
        .execute();
  }

  private Instant roundStart(OpenBlock block) {
    Instant last =
        sql.select(DSL.max(BLOCK.FOUND_AT))
            .from(BLOCK)
            .where(BLOCK.POOL_ID.eq(block.pool().value()))
            .and(BLOCK.STATUS.in(BlockStatus.PENDING.name(), BlockStatus.CONFIRMED.name()))
            .and(BLOCK.FOUND_AT.lt(block.foundAt()))
            .fetchOne(0, Instant.class);
    return last != null
        ? last
        : Objects.requireNonNull(
            sql.select(POOL_.CREATED_AT)
                .from(POOL_)
                .where(POOL_.ID.eq(block.pool().value()))
                .fetchSingle()
                .value1());
  }

  /// Work credited after `from` up to and including `to`: whole minutes from their sums, the
  /// minutes at both ends share by share.
  private double work(PoolId pool, Instant from, Instant to) {
    Instant firstWhole = from.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    Instant lastBegun = to.truncatedTo(ChronoUnit.MINUTES);
    if (!firstWhole.isBefore(lastBegun)) {
      return shares(pool, SHARE.TS.gt(from).and(SHARE.TS.le(to)));
    }
    Field<Double> sum = DSL.coalesce(DSL.sum(POOL_MINUTE.WORK).cast(Double.class), 0.0);
    double whole =
        sql.select(sum)
            .from(POOL_MINUTE)
            .where(POOL_MINUTE.POOL_ID.eq(pool.value()))
            .and(POOL_MINUTE.MINUTE.ge(firstWhole))
            .and(POOL_MINUTE.MINUTE.lt(lastBegun))
            .fetchSingle()
            .value1();
    return whole
        + shares(pool, SHARE.TS.gt(from).and(SHARE.TS.lt(firstWhole)))
        + shares(pool, SHARE.TS.ge(lastBegun).and(SHARE.TS.le(to)));
  }

  private double shares(PoolId pool, Condition span) {
    return sql.select(DSL.coalesce(DSL.sum(SHARE.DIFFICULTY).cast(Double.class), 0.0))
        .from(SHARE)
        .where(SHARE.POOL_ID.eq(pool.value()))
        .and(span)
        .fetchSingle()
        .value1();
  }
}
