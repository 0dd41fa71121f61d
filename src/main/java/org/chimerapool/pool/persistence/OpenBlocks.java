package org.chimerapool.pool.persistence;

import static java.util.Objects.requireNonNullElse;
import static org.chimerapool.jooq.pool.Tables.BLOCK;
import static org.chimerapool.jooq.pool.Tables.POOL_;

import java.time.Instant;
import java.util.List;
import org.chimerapool.jooq.pool.tables.Block;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.PoolId;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/// Finds the recorded blocks whose fate may still change.
final class OpenBlocks {

  private final DSLContext sql;

  OpenBlocks(DSLContext sql) {
    this.sql = sql;
  }

  /// Blocks that are pending, and orphans found since `since`, which a reorg may bring back.
  List<OpenBlock> since(Instant since) {
    return blocks(
        BLOCK
            .STATUS
            .eq(BlockStatus.PENDING.name())
            .or(BLOCK.STATUS.eq(BlockStatus.ORPHANED.name()).and(BLOCK.FOUND_AT.ge(since))));
  }

  /// Blocks that were refused or never submitted since `since`, which the chain may have
  /// nevertheless: those with an id above `after`, so many at most.
  List<OpenBlock> doubted(Instant since, long after, int most) {
    return blocks(
        BLOCK
            .STATUS
            .in(BlockStatus.REFUSED.name(), BlockStatus.SUPERSEDED.name())
            .and(BLOCK.FOUND_AT.ge(since))
            .and(BLOCK.ID.gt(after)),
        BLOCK.ID,
        most);
  }

  /// Blocks found since `since` that were not submitted because another one stood, which stands no
  /// more: the oldest first.
  List<OpenBlock> heirs(Instant since) {
    Block other = BLOCK.as("other");
    return blocks(
        BLOCK
            .STATUS
            .eq(BlockStatus.SUPERSEDED.name())
            .and(BLOCK.FOUND_AT.ge(since))
            .andNotExists(
                sql.selectOne()
                    .from(other)
                    .where(other.PARENT.eq(BLOCK.PARENT))
                    .and(
                        other.STATUS.in(
                            BlockStatus.PENDING.name(), BlockStatus.CONFIRMED.name()))));
  }

  /// The ids of blocks that were not submitted because this one stood.
  List<Hash256> siblings(OpenBlock block) {
    return sql.select(BLOCK.HASH)
        .from(BLOCK)
        .where(BLOCK.PARENT.eq(block.parent().toBytes()))
        .and(BLOCK.STATUS.eq(BlockStatus.SUPERSEDED.name()))
        .fetch(row -> Hash256.ofBytes(row.value1()));
  }

  /// Blocks whose round has to be summed up.
  List<OpenBlock> withoutEffort() {
    return blocks(
        BLOCK
            .EFFORT
            .isNull()
            .and(BLOCK.STATUS.notIn(BlockStatus.REFUSED.name(), BlockStatus.SUPERSEDED.name())));
  }

  private List<OpenBlock> blocks(Condition which) {
    return blocks(which, BLOCK.FOUND_AT, Integer.MAX_VALUE);
  }

  private List<OpenBlock> blocks(Condition which, Field<?> order, int most) {
    return sql.select(
            BLOCK.ID,
            BLOCK.POOL_ID,
            POOL_.COIN,
            BLOCK.HEIGHT,
            BLOCK.HASH,
            BLOCK.FOUND_AT,
            BLOCK.NETWORK_DIFFICULTY,
            BLOCK.STATUS,
            BLOCK.CONFIRMATIONS,
            BLOCK.PAYOUT_SCRIPT,
            BLOCK.REWARD_READ,
            BLOCK.PARENT,
            BLOCK.SEEN_AT,
            BLOCK.SEEN_BY)
        .from(BLOCK)
        .join(POOL_)
        .on(POOL_.ID.eq(BLOCK.POOL_ID))
        .where(which)
        .orderBy(order, BLOCK.ID)
        .limit(most)
        .fetch(
            row ->
                new OpenBlock(
                    row.value1(),
                    new PoolId(row.value2()),
                    CoinId.of(row.value3()),
                    row.value4(),
                    Hash256.ofBytes(row.value5()),
                    row.value12() == null ? Hash256.ZERO : Hash256.ofBytes(row.value12()),
                    row.value6(),
                    Difficulty.of(row.value7()),
                    BlockStatus.valueOf(row.value8()),
                    row.value9(),
                    row.value11() ? new byte[0] : requireNonNullElse(row.value10(), new byte[0]),
                    row.value13(),
                    row.value14()));
  }
}
