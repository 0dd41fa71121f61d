package org.chimerapool.pool.persistence;

import static org.chimerapool.jooq.pool.Tables.BAN;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.chimerapool.jooq.pool.tables.records.BanRecord;
import org.chimerapool.pool.AddressRange;
import org.chimerapool.pool.Ban;
import org.chimerapool.pool.ban.KeptBan;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Bans in the database.
final class BanStore {

  private final DSLContext sql;

  BanStore(DSLContext sql) {
    this.sql = sql;
  }

  /// All that have been neither lifted nor over since before `since`, and the last one in any case,
  /// so that no number is given twice.
  List<KeptBan> load(Instant since) {
    return sql.selectFrom(BAN)
        .where(BAN.LIFTED_AT.isNull().and(BAN.UNTIL.isNull().or(BAN.UNTIL.ge(since))))
        .or(BAN.ID.eq(DSL.select(DSL.max(BAN.ID)).from(BAN)))
        .orderBy(BAN.ID)
        .fetch(BanStore::kept);
  }

  /// Writes the bans as they stand now, new or not.
  void save(Collection<KeptBan> bans) {
    sql.batch(
            bans.stream()
                .map(BanStore::row)
                .map(
                    row ->
                        sql.insertInto(BAN)
                            .set(row)
                            .onConflict(BAN.ID)
                            .doUpdate()
                            .set(BAN.HITS, row.getHits())
                            .set(BAN.LIFTED_AT, row.getLiftedAt()))
                .toList())
        .execute();
  }

  private static KeptBan kept(BanRecord row) {
    return new KeptBan(
        new Ban(
            row.getId(),
            AddressRange.parse(row.getRange()),
            row.getSince(),
            row.getUntil(),
            row.getReason(),
            row.getBannedBy(),
            row.getHits()),
        row.getLevel(),
        row.getLiftedAt());
  }

  private static BanRecord row(KeptBan kept) {
    Ban ban = kept.ban();
    BanRecord row = new BanRecord();
    row.setId(ban.id());
    row.setRange(ban.range().toString());
    row.setSince(ban.since());
    row.setUntil(ban.until());
    row.setReason(ban.reason());
    row.setBannedBy(ban.by());
    row.setLevel(kept.level());
    row.setHits(ban.hits());
    row.setLiftedAt(kept.lifted());
    return row;
  }
}
