package org.chimerapool.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.chimerapool.chain.CoinProfiles;
import org.chimerapool.chain.coin.ShippedCoins;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.pool.BlockSummary;
import org.chimerapool.pool.PoolId;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

@DatabaseTest
class JooqBlocksIT {

  @Test
  void knowsWhenBlocksAreMatureAlsoWithoutTheirNodes(TestDatabase database) {
    assertThat(block(database, "LTC").maturity()).isEqualTo(100);
  }

  @Test
  void readsBlocksOfCoinsThatAreGone(TestDatabase database) {
    assertThat(block(database, "GONE").maturity()).isZero();
  }

  private static BlockSummary block(TestDatabase database, String coin) {
    PoolId pool = new PoolId(database.createPool(coin));
    find(database.sql(), pool.value());
    JooqBlocks blocks =
        new JooqBlocks(
            database.sql(), new CoinProfiles(new ShippedCoins().coins()), new BlockChanges());
    assertThat(blocks.recent(pool, 10)).hasSize(1);
    return blocks.recent(pool, 10).getFirst();
  }

  private static void find(DSLContext sql, int pool) {
    sql.execute(
        """
        INSERT INTO pool.miner (pool_id, address, first_seen) VALUES ({0}, 'a', now())""",
        DSL.val(pool));
    sql.execute(
        """
        INSERT INTO pool.worker (miner_id, rig, agent, simulated, first_seen, last_seen)
        SELECT id, 'r', '', false, now(), now() FROM pool.miner""");
    sql.execute(
        """
        INSERT INTO pool.block (pool_id, worker_id, height, hash, found_at, network_difficulty, reward, status)
        SELECT {0}, id, 1, decode(repeat('ab', 32), 'hex'), now(), 1, 5, 'PENDING' FROM pool.worker""",
        DSL.val(pool));
  }
}
