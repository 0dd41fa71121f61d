package org.chimerapool.stats;

import static org.chimerapool.jooq.stats.Tables.COVERAGE;

import java.time.Instant;
import java.util.List;
import org.chimerapool.pool.PoolId;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// When pools gave work, in the database.
@Component
class JooqCoverageBook implements CoverageBook {

  private final DSLContext db;

  JooqCoverageBook(DSLContext db) {
    this.db = db;
  }

  @Override
  public List<Coverage.Span> since(PoolId pool, Instant from) {
    return db.select(COVERAGE.SINCE, COVERAGE.UNTIL_AT)
        .from(COVERAGE)
        .where(COVERAGE.POOL_ID.eq(pool.value()), COVERAGE.UNTIL_AT.gt(from))
        .orderBy(COVERAGE.SINCE)
        .fetch(row -> new Coverage.Span(row.value1(), row.value2()));
  }

  @Override
  public void keep(PoolId pool, Instant since, Instant until) {
    db.insertInto(COVERAGE)
        .set(COVERAGE.POOL_ID, pool.value())
        .set(COVERAGE.SINCE, since)
        .set(COVERAGE.UNTIL_AT, until)
        .onConflict(COVERAGE.POOL_ID, COVERAGE.SINCE)
        .doUpdate()
        .set(COVERAGE.UNTIL_AT, until)
        .execute();
  }
}
