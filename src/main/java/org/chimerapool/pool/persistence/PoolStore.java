package org.chimerapool.pool.persistence;

import static org.chimerapool.jooq.pool.Tables.POOL_;

import java.time.Instant;
import java.util.List;
import org.chimerapool.chain.ChainDescription;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.pool.PoolId;
import org.jooq.DSLContext;

/// Pools in the database.
final class PoolStore {

  private final DSLContext sql;

  PoolStore(DSLContext sql) {
    this.sql = sql;
  }

  /// In the order in which they were created.
  List<StoredPool> all() {
    return sql.select(POOL_.ID, POOL_.NAME, POOL_.COIN, POOL_.ALGORITHM)
        .from(POOL_)
        .orderBy(POOL_.ID)
        .fetch(
            row ->
                new StoredPool(
                    new PoolId(row.value1()), row.value2(), CoinId.of(row.value3()), row.value4()));
  }

  void create(String name, ChainDescription chain, Instant now) {
    sql.insertInto(POOL_)
        .set(POOL_.NAME, name)
        .set(POOL_.COIN, chain.coin().ticker())
        .set(POOL_.ALGORITHM, chain.algorithm())
        .set(POOL_.SIMULATED, chain.simulated())
        .set(POOL_.CREATED_AT, now)
        .execute();
  }
}
