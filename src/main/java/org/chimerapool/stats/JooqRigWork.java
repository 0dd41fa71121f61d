package org.chimerapool.stats;

import static org.chimerapool.jooq.pool.Tables.MINER;
import static org.chimerapool.jooq.pool.Tables.SHARE_MINUTE;
import static org.chimerapool.jooq.pool.Tables.WORKER;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.sum;

import java.time.Instant;
import java.util.List;
import org.chimerapool.pool.PoolId;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Reads `pool.share_minute`.
@Component
class JooqRigWork implements RigWork {

  private final DSLContext db;

  JooqRigWork(DSLContext db) {
    this.db = db;
  }

  @Override
  public List<Done> since(PoolId pool, String address, Instant from) {
    return db.select(
            WORKER.RIG, sum(SHARE_MINUTE.WORK), min(SHARE_MINUTE.MINUTE), max(SHARE_MINUTE.MINUTE))
        .from(SHARE_MINUTE)
        .join(WORKER)
        .on(WORKER.ID.eq(SHARE_MINUTE.WORKER_ID))
        .join(MINER)
        .on(MINER.ID.eq(WORKER.MINER_ID))
        .where(MINER.POOL_ID.eq(pool.value()), MINER.ADDRESS.eq(address))
        .and(SHARE_MINUTE.MINUTE.ge(from))
        .groupBy(WORKER.RIG)
        .fetch(
            row -> new Done(row.value1(), row.value2().doubleValue(), row.value3(), row.value4()));
  }
}
