package org.chimerapool.pool.persistence;

import static org.chimerapool.jooq.pool.Tables.BLOCK;
import static org.chimerapool.jooq.pool.Tables.BLOCK_ANSWER;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.chimerapool.chain.NodeAnswer;
import org.chimerapool.jooq.pool.tables.BlockAnswer;
import org.chimerapool.jooq.pool.tables.records.BlockRecord;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.FoundBlock;
import org.chimerapool.pool.ShareCredit;
import org.jooq.DSLContext;
import org.jooq.InsertReturningStep;
import org.jooq.Query;

/// Found blocks in the database.
final class BlockStore {

  private final DSLContext sql;
  private final WorkerIds workers;
  private final UUID process;
  private final OpenBlocks open;
  private final RoundWork rounds;

  /// @param process the same after a restart, another one in every other process
  BlockStore(DSLContext sql, WorkerIds workers, UUID process) {
    this.sql = sql;
    this.workers = workers;
    this.process = process;
    this.open = new OpenBlocks(sql);
    this.rounds = new RoundWork(sql);
  }

  OpenBlocks open() {
    return open;
  }

  RoundWork rounds() {
    return rounds;
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

  /// Notes what the block pays to the pool as the chain has it.
  void rewarded(OpenBlock block, Amount reward) {
    sql.update(BLOCK)
        .set(BLOCK.REWARD, reward.units())
        .set(BLOCK.REWARD_READ, true)
        .where(BLOCK.ID.eq(block.id()))
        .execute();
  }

  /// Notes that this process sees a block in its chain.
  void seen(OpenBlock block, Instant now) {
    sql.update(BLOCK)
        .set(BLOCK.SEEN_AT, now)
        .set(BLOCK.SEEN_BY, process)
        .where(BLOCK.ID.eq(block.id()))
        .execute();
  }

  /// Whether this process saw the block in its chain last.
  boolean isSeenHere(OpenBlock block) {
    return process.equals(block.seenBy());
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
}
