package org.chimerapool.pool.persistence;

import static org.chimerapool.jooq.pool.Tables.REFUSAL_HOUR;

import java.time.Instant;
import java.util.List;
import org.chimerapool.jooq.pool.tables.records.RefusalHourRecord;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.chimerapool.pool.refusal.CountedHour;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// The refusals of the last day in the database.
final class RefusalStore {

  private final DSLContext sql;

  RefusalStore(DSLContext sql) {
    this.sql = sql;
  }

  List<CountedHour> load(Instant since) {
    return sql.selectFrom(REFUSAL_HOUR)
        .where(REFUSAL_HOUR.HOUR.ge(since))
        .orderBy(REFUSAL_HOUR.LAST_AT)
        .fetch(RefusalStore::counted);
  }

  /// Adds what was counted, and forgets what is over; all of it or nothing.
  void add(List<CountedHour> changes, Instant over) {
    sql.transaction(
        all -> {
          DSLContext in = all.dsl();
          in.batch(
                  changes.stream()
                      .map(RefusalStore::row)
                      .map(
                          row ->
                              in.insertInto(REFUSAL_HOUR)
                                  .set(row)
                                  .onConflict(REFUSAL_HOUR.getPrimaryKey().getFields())
                                  .doUpdate()
                                  .set(
                                      REFUSAL_HOUR.SHARES,
                                      REFUSAL_HOUR.SHARES.plus(DSL.excluded(REFUSAL_HOUR.SHARES)))
                                  .set(
                                      REFUSAL_HOUR.LAST_AT,
                                      DSL.greatest(
                                          REFUSAL_HOUR.LAST_AT,
                                          DSL.excluded(REFUSAL_HOUR.LAST_AT))))
                      .toList())
              .execute();
          in.deleteFrom(REFUSAL_HOUR).where(REFUSAL_HOUR.HOUR.lt(over)).execute();
        });
  }

  private static CountedHour counted(RefusalHourRecord row) {
    return new CountedHour(
        row.getHour(),
        new PoolId(row.getPoolId()),
        Reason.valueOf(row.getReason()),
        row.getAddress().isEmpty() ? null : new WorkerName(row.getAddress(), row.getRig()),
        row.getDevice(),
        row.getShares(),
        row.getLastAt());
  }

  private static RefusalHourRecord row(CountedHour counted) {
    WorkerName worker = counted.worker();
    RefusalHourRecord row = new RefusalHourRecord();
    row.setHour(counted.hour());
    row.setPoolId(counted.pool().value());
    row.setReason(counted.reason().name());
    row.setAddress(worker == null ? "" : worker.address());
    row.setRig(worker == null ? "" : worker.rig());
    row.setDevice(counted.device());
    row.setShares(counted.shares());
    row.setLastAt(counted.lastAt());
    return row;
  }
}
