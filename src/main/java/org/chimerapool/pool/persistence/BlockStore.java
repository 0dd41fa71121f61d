package org.chimerapool.pool.persistence;

import static java.util.Objects.requireNonNullElse;
import static org.chimerapool.jooq.pool.Tables.BLOCK;
import static org.chimerapool.jooq.pool.Tables.BLOCK_ANSWER;
import static org.chimerapool.jooq.pool.Tables.POOL_;
import static org.chimerapool.jooq.pool.Tables.POOL_MINUTE;
import static org.chimerapool.jooq.pool.Tables.SHARE;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chimerapool.chain.NodeAnswer;
import org.chimerapool.jooq.pool.tables.Block;
import org.chimerapool.jooq.pool.tables.BlockAnswer;
import org.chimerapool.jooq.pool.tables.records.BlockRecord;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.FoundBlock;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.ShareCredit;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertReturningStep;
import org.jooq.Query;
import org.jooq.impl.DSL;

/// Found blocks in the database.
final class BlockStore {

  private final DSLContext sql;
  private final WorkerIds workers;

  BlockStore(DSLContext sql, WorkerIds workers) {
    this.sql = sql;
    this.workers = workers;
  }

  /// What became of the wish to record a block.
  enum Insertion {
    RECORDED,
    /// It was recorded before.
    KNOWN,
    POOL_UNKNOWN
  }

  /// Records a block once, with what the nodes said.
  Insertion insert(Submitted submitted, BlockStatus status, String detail, Instant now) {
    FoundBlock block = submitted.block();
    ShareCredit credit = block.credit();
    WorkerKey key = new WorkerKey(credit.pool(), credit.worker());
    Map<WorkerKey, Integer> ids =
        sql.connectionResult(connection -> workers.resolve(connection, List.of(credit)));
    Integer worker = ids.get(key);
    if (worker == null) {
      return Insertion.POOL_UNKNOWN;
    }
    return sql.transactionResult(
        transaction -> {
          Long id =
              insertion(transaction.dsl(), block, worker, status, detail, now)
                  .returningResult(BLOCK.ID)
                  .fetchOne(0, Long.class);
          if (id == null) {
            return Insertion.KNOWN;
          }
          answered(transaction.dsl(), id, submitted.report().answers(), now);
          return Insertion.RECORDED;
        });
  }

  /// Records blocks that were not submitted, each once; those of pools that are unknown here are
  /// left out.
  ///
  /// @return how many were new
  int insertSuperseded(List<FoundBlock> blocks, Instant now) {
    List<ShareCredit> credits = blocks.stream().map(FoundBlock::credit).toList();
    Map<WorkerKey, Integer> ids =
        sql.connectionResult(connection -> workers.resolve(connection, credits));
    List<FoundBlock> known =
        blocks.stream()
            .filter(b -> ids.containsKey(new WorkerKey(b.credit().pool(), b.credit().worker())))
            .toList();
    return sql.transactionResult(
        transaction ->
            Arrays.stream(
                    transaction
                        .dsl()
                        .batch(
                            known.stream()
                                .map(block -> superseded(transaction.dsl(), block, ids, now))
                                .toList())
                        .execute())
                .sum());
  }

  private static Query superseded(
      DSLContext sql, FoundBlock block, Map<WorkerKey, Integer> ids, Instant now) {
    WorkerKey key = new WorkerKey(block.credit().pool(), block.credit().worker());
    int worker = Objects.requireNonNull(ids.get(key));
    return insertion(sql, block, worker, BlockStatus.SUPERSEDED, "", now);
  }

  private static InsertReturningStep<BlockRecord> insertion(
      DSLContext sql,
      FoundBlock block,
      int worker,
      BlockStatus status,
      String detail,
      Instant now) {
    return sql.insertInto(BLOCK)
        .set(BLOCK.POOL_ID, block.credit().pool().value())
        .set(BLOCK.WORKER_ID, worker)
        .set(BLOCK.HEIGHT, block.credit().height())
        .set(BLOCK.HASH, block.id().toBytes())
        .set(BLOCK.PARENT, block.parent().toBytes())
        .set(BLOCK.FOUND_AT, block.credit().at())
        .set(BLOCK.NETWORK_DIFFICULTY, block.networkDifficulty().value())
        .set(BLOCK.REWARD, block.reward().units())
        .set(BLOCK.PAYOUT_SCRIPT, block.payoutScript())
        .set(BLOCK.STATUS, status.name())
        .set(BLOCK.DETAIL, detail)
        .set(BLOCK.SETTLED_AT, status.isTaken() ? null : now)
        .onConflictDoNothing();
  }

  /// Notes what the nodes said when a recorded block was submitted again.
  void answered(OpenBlock block, List<NodeAnswer> answers, Instant now) {
    answered(sql, block.id(), answers, now);
  }

  private static void answered(DSLContext sql, long block, List<NodeAnswer> answers, Instant now) {
    for (NodeAnswer answer : answers) {
      sql.insertInto(BLOCK_ANSWER)
          .set(BLOCK_ANSWER.BLOCK_ID, block)
          .set(BLOCK_ANSWER.AT, now)
          .set(BLOCK_ANSWER.NODE, answer.node())
          .set(BLOCK_ANSWER.VERDICT, answer.verdict().name())
          .set(BLOCK_ANSWER.REASON, answer.reason())
          .set(BLOCK_ANSWER.TOOK_MS, answer.took().toMillis())
          .execute();
    }
  }

  Optional<BlockStatus> status(FoundBlock block) {
    return sql.select(BLOCK.STATUS)
        .from(BLOCK)
        .where(BLOCK.POOL_ID.eq(block.credit().pool().value()))
        .and(BLOCK.HASH.eq(block.id().toBytes()))
        .fetchOptional(row -> BlockStatus.valueOf(row.value1()));
  }

  /// Blocks that are pending, and orphans found since `since`, which a reorg may bring back.
  List<OpenBlock> open(Instant since) {
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

  /// Whether some node was silent when the block was submitted last.
  boolean wasUnheard(OpenBlock block) {
    BlockAnswer later = BLOCK_ANSWER.as("later");
    return sql.fetchExists(
        sql.selectOne()
            .from(BLOCK_ANSWER)
            .where(BLOCK_ANSWER.BLOCK_ID.eq(block.id()))
            .and(BLOCK_ANSWER.VERDICT.eq(NodeAnswer.Verdict.SILENT.name()))
            .andNotExists(
                sql.selectOne()
                    .from(later)
                    .where(later.BLOCK_ID.eq(block.id()))
                    .and(later.AT.gt(BLOCK_ANSWER.AT))));
  }

  /// Whether anything is recorded of a block, and all that is can never change again.
  boolean isOver(Hash256 block, Instant followedSince) {
    List<BlockStatus> open =
        sql.select(BLOCK.STATUS)
            .from(BLOCK)
            .where(BLOCK.HASH.eq(block.toBytes()))
            .and(BLOCK.STATUS.eq(BlockStatus.PENDING.name()).or(BLOCK.FOUND_AT.ge(followedSince)))
            .fetch(row -> BlockStatus.valueOf(row.value1()));
    return open.stream().allMatch(BlockStatus.CONFIRMED::equals)
        && sql.fetchExists(BLOCK, BLOCK.HASH.eq(block.toBytes()));
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
            BLOCK.PARENT)
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
                    row.value11() ? new byte[0] : requireNonNullElse(row.value10(), new byte[0])));
  }

  /// Notes what the block pays to the pool as the chain has it.
  void rewarded(OpenBlock block, Amount reward) {
    sql.update(BLOCK)
        .set(BLOCK.REWARD, reward.units())
        .set(BLOCK.REWARD_READ, true)
        .where(BLOCK.ID.eq(block.id()))
        .execute();
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

  /// Moves a block on. Nothing happens when it is not in the state that was read.
  boolean settle(
      OpenBlock block, BlockStatus status, int confirmations, String detail, Instant at) {
    return sql.update(BLOCK)
            .set(BLOCK.STATUS, status.name())
            .set(BLOCK.CONFIRMATIONS, confirmations)
            .set(BLOCK.DETAIL, detail)
            .set(BLOCK.SETTLED_AT, status == BlockStatus.PENDING ? null : at)
            .where(BLOCK.ID.eq(block.id()))
            .and(BLOCK.STATUS.eq(block.status().name()))
            .execute()
        == 1;
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
