package org.chimerapool.gamification.store;

import static org.chimerapool.jooq.gamification.Tables.MILESTONE;
import static org.chimerapool.jooq.gamification.Tables.NETWORK_DAY;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.greatest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.chimerapool.gamification.Milestone;
import org.chimerapool.pool.PoolId;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/// What cannot be worked out again later: how hard the network was on each day, and when a
/// milestone was reached.
@Repository
public class FactRows {

  private final DSLContext db;

  public FactRows(DSLContext db) {
    this.db = db;
  }

  public Map<LocalDate, Double> networkDays(PoolId pool) {
    return db.selectFrom(NETWORK_DAY)
        .where(NETWORK_DAY.POOL_ID.eq(pool.value()))
        .fetchMap(NETWORK_DAY.DAY, NETWORK_DAY.DIFFICULTY);
  }

  /// Keeps the greatest difficulty of a day.
  public void networkDay(PoolId pool, LocalDate day, double difficulty) {
    db.insertInto(NETWORK_DAY)
        .set(NETWORK_DAY.POOL_ID, pool.value())
        .set(NETWORK_DAY.DAY, day)
        .set(NETWORK_DAY.DIFFICULTY, difficulty)
        .onConflict(NETWORK_DAY.POOL_ID, NETWORK_DAY.DAY)
        .doUpdate()
        .set(
            NETWORK_DAY.DIFFICULTY,
            greatest(NETWORK_DAY.DIFFICULTY, excluded(NETWORK_DAY.DIFFICULTY)))
        .execute();
  }

  /// By the kind's name.
  public Map<String, Instant> milestones(PoolId pool) {
    return db.selectFrom(MILESTONE)
        .where(MILESTONE.POOL_ID.eq(pool.value()))
        .fetchMap(MILESTONE.KIND, MILESTONE.REACHED_AT);
  }

  public void reached(PoolId pool, Milestone.Kind kind, Instant at) {
    db.insertInto(MILESTONE)
        .set(MILESTONE.POOL_ID, pool.value())
        .set(MILESTONE.KIND, kind.name())
        .set(MILESTONE.REACHED_AT, at)
        .onConflictDoNothing()
        .execute();
  }
}
