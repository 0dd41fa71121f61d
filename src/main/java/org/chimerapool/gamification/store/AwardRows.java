package org.chimerapool.gamification.store;

import static org.chimerapool.jooq.gamification.Tables.AWARD;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chimerapool.jooq.gamification.tables.records.AwardRecord;
import org.chimerapool.pool.PoolId;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/// Who was awarded what. The key makes an award happen once, whoever finds it and how often.
@Repository
public class AwardRows {

  private static final int BATCH = 1000;

  private final DSLContext db;

  public AwardRows(DSLContext db) {
    this.db = db;
  }

  public List<Award> all(PoolId pool) {
    return read(AWARD.POOL_ID.eq(pool.value()));
  }

  public List<Award> of(PoolId pool, Set<String> addresses) {
    return read(AWARD.POOL_ID.eq(pool.value()).and(AWARD.ADDRESS.in(addresses)));
  }

  /// Keeps those that nobody has kept before.
  ///
  /// @return those that are new
  public List<Award> add(PoolId pool, List<Award> awards) {
    List<Award> added = new ArrayList<>();
    for (int from = 0; from < awards.size(); from += BATCH) {
      List<Award> batch = awards.subList(from, Math.min(awards.size(), from + BATCH));
      Set<List<String>> keys =
          new HashSet<>(
              db.insertInto(AWARD)
                  .set(batch.stream().map(award -> row(pool, award)).toList())
                  .onConflictDoNothing()
                  .returning(AWARD.ADDRESS, AWARD.RULE)
                  .fetch(row -> List.of(row.getAddress(), row.getRule())));
      batch.stream()
          .filter(award -> keys.contains(List.of(award.address(), award.rule())))
          .forEach(added::add);
    }
    return added;
  }

  /// Takes a badge back, or gives it back.
  public void revoke(PoolId pool, Award award, Optional<Instant> at) {
    db.update(AWARD)
        .set(AWARD.REVOKED_AT, at.orElse(null))
        .where(AWARD.POOL_ID.eq(pool.value()))
        .and(AWARD.ADDRESS.eq(award.address()))
        .and(AWARD.RULE.eq(award.rule()))
        .execute();
  }

  private List<Award> read(Condition which) {
    return db.selectFrom(AWARD)
        .where(which)
        .fetch(
            row ->
                new Award(
                    row.getAddress(),
                    row.getRule(),
                    row.getDay(),
                    row.getAwardedAt(),
                    row.getBackfilled(),
                    row.getSimulated(),
                    row.getRevokedAt() != null));
  }

  private static AwardRecord row(PoolId pool, Award award) {
    AwardRecord row = new AwardRecord();
    row.setPoolId(pool.value());
    row.setAddress(award.address());
    row.setRule(award.rule());
    row.setDay(award.day());
    row.setAwardedAt(award.at());
    row.setBackfilled(award.backfilled());
    row.setSimulated(award.simulated());
    return row;
  }
}
