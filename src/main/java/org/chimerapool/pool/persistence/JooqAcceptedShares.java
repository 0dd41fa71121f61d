package org.chimerapool.pool.persistence;

import static org.chimerapool.jooq.pool.Tables.BLOCK;
import static org.chimerapool.jooq.pool.Tables.MINER;
import static org.chimerapool.jooq.pool.Tables.SHARE;
import static org.chimerapool.jooq.pool.Tables.WORKER;

import java.time.Instant;
import java.util.Optional;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.AcceptedShares;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.KeptShare;
import org.chimerapool.pool.PoolId;
import org.jooq.DSLContext;
import org.jooq.Record5;
import org.jspecify.annotations.Nullable;

/// Looks accepted shares up by worker, time and hash.
final class JooqAcceptedShares implements AcceptedShares {

  private final DSLContext sql;

  JooqAcceptedShares(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public Optional<KeptShare> find(PoolId pool, WorkerName worker, Hash256 hash, Instant until) {
    return sql.select(WORKER.ID)
        .from(WORKER)
        .join(MINER)
        .on(MINER.ID.eq(WORKER.MINER_ID))
        .where(MINER.POOL_ID.eq(pool.value()))
        .and(MINER.ADDRESS.eq(worker.address()))
        .and(WORKER.RIG.eq(worker.rig()))
        .fetchOptional(WORKER.ID)
        .flatMap(id -> find(id, hash, until).map(row -> kept(pool, worker, id, row)));
  }

  private Optional<Record5<Instant, Long, Double, Double, byte[]>> find(
      int worker, Hash256 hash, Instant until) {
    return sql.select(SHARE.TS, SHARE.HEIGHT, SHARE.DIFFICULTY, SHARE.SHARE_DIFFICULTY, SHARE.HASH)
        .from(SHARE)
        .where(SHARE.WORKER_ID.eq(worker))
        .and(SHARE.TS.gt(until.minus(LONGEST)))
        .and(SHARE.TS.le(until))
        .and(SHARE.HASH.eq(hash.toBytes()))
        .orderBy(SHARE.TS.desc())
        .limit(1)
        .fetchOptional();
  }

  private KeptShare kept(
      PoolId pool,
      WorkerName name,
      int worker,
      Record5<Instant, Long, Double, Double, byte[]> row) {
    return new KeptShare(
        pool,
        name,
        row.value1(),
        row.value2(),
        Difficulty.of(row.value3()),
        Difficulty.of(row.value4()),
        Hash256.ofBytes(row.value5()),
        block(pool, worker, row.value2(), row.value1()));
  }

  /// A block is kept by its id, which is another hash than the share's where the coin's proof of
  /// work is not its id: worker, height and time tell it.
  private @Nullable BlockStatus block(PoolId pool, int worker, long height, Instant at) {
    return sql.select(BLOCK.STATUS)
        .from(BLOCK)
        .where(BLOCK.POOL_ID.eq(pool.value()))
        .and(BLOCK.WORKER_ID.eq(worker))
        .and(BLOCK.HEIGHT.eq(height))
        .and(BLOCK.FOUND_AT.eq(at))
        .fetchOptional(row -> BlockStatus.valueOf(row.value1()))
        .orElse(null);
  }
}
