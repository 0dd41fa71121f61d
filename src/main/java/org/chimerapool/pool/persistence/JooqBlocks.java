package org.chimerapool.pool.persistence;

import static org.chimerapool.jooq.pool.Tables.BLOCK;
import static org.chimerapool.jooq.pool.Tables.BLOCK_ANSWER;
import static org.chimerapool.jooq.pool.Tables.MINER;
import static org.chimerapool.jooq.pool.Tables.POOL_;
import static org.chimerapool.jooq.pool.Tables.WORKER;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.chimerapool.chain.CoinProfile;
import org.chimerapool.chain.CoinProfiles;
import org.chimerapool.chain.NodeAnswer;
import org.chimerapool.jooq.pool.tables.Block;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.Registration;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.BlockAnswer;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.BlockSummary;
import org.chimerapool.pool.Blocks;
import org.chimerapool.pool.PoolId;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Reads the blocks that pools have found.
final class JooqBlocks implements Blocks {

  private final DSLContext sql;
  private final CoinProfiles coins;
  private final BlockChanges changes;

  JooqBlocks(DSLContext sql, CoinProfiles coins, BlockChanges changes) {
    this.sql = sql;
    this.coins = coins;
    this.changes = changes;
  }

  @Override
  public List<BlockSummary> recent(PoolId pool, int limit) {
    Block other = BLOCK.as("other");
    Field<Integer> siblings =
        DSL.field(
            DSL.selectCount()
                .from(other)
                .where(other.PARENT.eq(BLOCK.PARENT))
                .and(other.STATUS.eq(BlockStatus.SUPERSEDED.name())));
    return sql.select(
            POOL_.COIN,
            MINER.ADDRESS,
            WORKER.RIG,
            BLOCK.HEIGHT,
            BLOCK.HASH,
            BLOCK.FOUND_AT,
            BLOCK.NETWORK_DIFFICULTY,
            BLOCK.EFFORT,
            BLOCK.REWARD,
            BLOCK.STATUS,
            BLOCK.CONFIRMATIONS,
            BLOCK.DETAIL,
            siblings)
        .from(BLOCK)
        .join(POOL_)
        .on(POOL_.ID.eq(BLOCK.POOL_ID))
        .join(WORKER)
        .on(WORKER.ID.eq(BLOCK.WORKER_ID))
        .join(MINER)
        .on(MINER.ID.eq(WORKER.MINER_ID))
        .where(BLOCK.POOL_ID.eq(pool.value()))
        .and(BLOCK.STATUS.ne(BlockStatus.SUPERSEDED.name()))
        .orderBy(BLOCK.FOUND_AT.desc(), BLOCK.ID.desc())
        .limit(limit)
        .fetch(
            row -> {
              CoinId coin = CoinId.of(row.value1());
              Double effort = row.value8();
              BlockStatus status = BlockStatus.valueOf(row.value10());
              return new BlockSummary(
                  pool,
                  row.value4(),
                  Hash256.ofBytes(row.value5()),
                  new WorkerName(row.value2(), row.value3()),
                  row.value6(),
                  Difficulty.of(row.value7()),
                  effort == null ? OptionalDouble.empty() : OptionalDouble.of(effort),
                  new Amount(row.value9(), coin),
                  status,
                  row.value11(),
                  maturity(coin),
                  row.value12(),
                  status == BlockStatus.REFUSED ? 0 : row.value13());
            });
  }

  @Override
  public long count(PoolId pool) {
    return sql.fetchCount(
        BLOCK,
        BLOCK
            .POOL_ID
            .eq(pool.value())
            .and(BLOCK.STATUS.in(BlockStatus.PENDING.name(), BlockStatus.CONFIRMED.name())));
  }

  @Override
  public List<BlockAnswer> answers(PoolId pool, Hash256 block) {
    return sql.select(
            BLOCK_ANSWER.AT,
            BLOCK_ANSWER.NODE,
            BLOCK_ANSWER.VERDICT,
            BLOCK_ANSWER.REASON,
            BLOCK_ANSWER.TOOK_MS)
        .from(BLOCK_ANSWER)
        .join(BLOCK)
        .on(BLOCK.ID.eq(BLOCK_ANSWER.BLOCK_ID))
        .where(BLOCK.POOL_ID.eq(pool.value()))
        .and(BLOCK.HASH.eq(block.toBytes()))
        .orderBy(BLOCK_ANSWER.AT.desc(), BLOCK_ANSWER.NODE)
        .fetch(
            row ->
                new BlockAnswer(
                    row.value1(),
                    new NodeAnswer(
                        row.value2(),
                        NodeAnswer.Verdict.valueOf(row.value3()),
                        row.value4(),
                        Duration.ofMillis(row.value5()))));
  }

  @Override
  public Registration onChange(Runnable listener) {
    return changes.onChange(listener);
  }

  /// 0 where this program does not know the coin any more.
  private int maturity(CoinId coin) {
    return coins.find(coin).map(CoinProfile::coinbaseMaturity).orElse(0);
  }
}
