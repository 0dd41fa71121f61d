package org.chimerapool.pool.persistence;

import static java.util.Objects.requireNonNullElse;
import static org.chimerapool.jooq.pool.Tables.POOL_;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chimerapool.chain.ChainDescription;
import org.chimerapool.jooq.pool.tables.records.PoolRecord;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.PoolPlan;
import org.chimerapool.pool.vardiff.VardiffPolicy;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/// Pools in the database. What a row leaves open is as the settings say.
final class PoolStore {

  private final DSLContext sql;
  private final PoolSettings settings;
  private final int port;

  /// @param port of pools whose row names none
  PoolStore(DSLContext sql, PoolSettings settings, int port) {
    this.sql = sql;
    this.settings = settings;
    this.port = port;
  }

  /// All that were not removed, in the order in which they were created.
  List<StoredPool> all() {
    return sql.selectFrom(POOL_)
        .where(POOL_.REMOVED_AT.isNull())
        .orderBy(POOL_.ID)
        .fetch(this::read);
  }

  /// Of a pool that was not removed.
  StoredPool get(PoolId id) {
    return sql.selectFrom(POOL_).where(POOL_.ID.eq(id.value())).fetchSingle(this::read);
  }

  /// Whether no pool was ever stored.
  boolean isNew() {
    return sql.fetchCount(POOL_) == 0;
  }

  /// A pool that is to run as the settings say, now and whenever they change.
  void createDefault(String name, ChainDescription chain, Instant now) {
    sql.insertInto(POOL_)
        .set(POOL_.NAME, name)
        .set(POOL_.COIN, chain.coin().ticker())
        .set(POOL_.ALGORITHM, chain.algorithm())
        .set(POOL_.SIMULATED, chain.simulated())
        .set(POOL_.CREATED_AT, now)
        .set(POOL_.WANTED, Wanted.RUNNING.name())
        .execute();
  }

  PoolId create(PoolPlan plan, ChainDescription chain, Instant now) {
    return sql.insertInto(POOL_)
        .set(values(plan))
        .set(POOL_.COIN, chain.coin().ticker())
        .set(POOL_.ALGORITHM, chain.algorithm())
        .set(POOL_.SIMULATED, chain.simulated())
        .set(POOL_.CREATED_AT, now)
        .set(POOL_.WANTED, Wanted.STOPPED.name())
        .returningResult(POOL_.ID)
        .fetchSingle(row -> new PoolId(row.value1()));
  }

  void change(PoolId id, PoolPlan plan, ChainDescription chain) {
    sql.update(POOL_)
        .set(values(plan))
        .set(POOL_.COIN, chain.coin().ticker())
        .set(POOL_.ALGORITHM, chain.algorithm())
        .set(POOL_.SIMULATED, chain.simulated())
        .where(POOL_.ID.eq(id.value()))
        .execute();
  }

  void want(PoolId id, Wanted wanted, @Nullable Instant drainsUntil) {
    sql.update(POOL_)
        .set(POOL_.WANTED, wanted.name())
        .set(POOL_.DRAINS_UNTIL, drainsUntil)
        .where(POOL_.ID.eq(id.value()))
        .execute();
  }

  /// Ends the wish to drain. Nothing happens where something else is wanted by now.
  void drained(PoolId id) {
    sql.update(POOL_)
        .set(POOL_.WANTED, Wanted.STOPPED.name())
        .setNull(POOL_.DRAINS_UNTIL)
        .where(POOL_.ID.eq(id.value()))
        .and(POOL_.WANTED.eq(Wanted.DRAINING.name()))
        .execute();
  }

  void remove(PoolId id, Instant now) {
    sql.update(POOL_).set(POOL_.REMOVED_AT, now).where(POOL_.ID.eq(id.value())).execute();
  }

  private StoredPool read(PoolRecord row) {
    VardiffPolicy usual = settings.vardiff().policy();
    PoolPlan plan =
        new PoolPlan(
            row.getName(),
            CoinId.of(row.getCoin()),
            requireNonNullElse(row.getPayoutAddress(), settings.payoutAddress()),
            requireNonNullElse(row.getTag(), settings.tag()),
            requireNonNullElse(row.getPort(), port),
            new VardiffPolicy(
                difficulty(row.getVardiffStart(), usual.start()),
                difficulty(row.getVardiffMin(), usual.min()),
                difficulty(row.getVardiffMax(), usual.max()),
                duration(row.getVardiffIntervalMs(), usual.interval()),
                duration(row.getVardiffRetargetMs(), usual.retarget())));
    return new StoredPool(
        new PoolId(row.getId()),
        plan,
        row.getAlgorithm(),
        Wanted.valueOf(row.getWanted()),
        row.getDrainsUntil(),
        row.getCreatedAt());
  }

  private static Map<Field<?>, Object> values(PoolPlan plan) {
    VardiffPolicy vardiff = plan.vardiff();
    return Map.of(
        POOL_.NAME, plan.name(),
        POOL_.PAYOUT_ADDRESS, plan.payoutAddress(),
        POOL_.TAG, plan.tag(),
        POOL_.PORT, plan.port(),
        POOL_.VARDIFF_START, vardiff.start().value(),
        POOL_.VARDIFF_MIN, vardiff.min().value(),
        POOL_.VARDIFF_MAX, vardiff.max().value(),
        POOL_.VARDIFF_INTERVAL_MS, vardiff.interval().toMillis(),
        POOL_.VARDIFF_RETARGET_MS, vardiff.retarget().toMillis());
  }

  private static Difficulty difficulty(@Nullable Double stored, Difficulty usual) {
    return stored == null ? usual : Difficulty.of(stored);
  }

  private static Duration duration(@Nullable Long millis, Duration usual) {
    return millis == null ? usual : Duration.ofMillis(millis);
  }
}
