package org.chimerapool.deployment.fleet;

import static org.chimerapool.jooq.deployment.Tables.HEALTH_CHECK;
import static org.chimerapool.jooq.deployment.Tables.TARGET;
import static org.chimerapool.jooq.deployment.Tables.TARGET_CHECK;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.chimerapool.jooq.deployment.tables.records.TargetRecord;
import org.jooq.DSLContext;

/// Keeps what machines say of themselves.
final class ReportBook {

  private final DSLContext db;
  private final Clock clock;

  ReportBook(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /// @return the last line of the machine's log of repairs that is kept now
  long keep(long target, Report report) {
    return db.transactionResult(transaction -> keep(transaction.dsl(), target, report));
  }

  private long keep(DSLContext inside, long target, Report report) {
    Instant now = clock.instant();
    TargetRecord row =
        inside.selectFrom(TARGET).where(TARGET.ID.eq(target)).forUpdate().fetchSingle();
    if (!report.facts().isEmpty()) {
      Map<String, String> all = new TreeMap<>(TargetRows.texts(row.getHardware()));
      all.putAll(report.facts());
      row.setHardware(TargetRows.json(all));
    }
    if (report.clock() > 0) {
      row.setSkewMs(report.clock() - now.toEpochMilli());
    }
    Map<Long, String> names =
        inside
            .select(HEALTH_CHECK.ID, HEALTH_CHECK.NAME)
            .from(HEALTH_CHECK)
            .fetchMap(HEALTH_CHECK.ID, HEALTH_CHECK.NAME);
    report.checks().stream()
        .filter(each -> names.containsKey(each.id()))
        .forEach(each -> check(inside, target, each, names.getOrDefault(each.id(), ""), now));
    for (Report.Repair each : report.repairs()) {
      if (each.seq() > row.getRepairSeq()) {
        row.setRepairSeq(each.seq());
        repair(inside, row, each, names.getOrDefault(each.check(), ""));
      }
    }
    row.store();
    ComponentRows.reported(inside, target, report.versions(), now);
    return row.getRepairSeq();
  }

  private static void check(
      DSLContext inside, long target, Report.Check report, String name, Instant now) {
    CheckStanding before =
        inside
            .selectFrom(TARGET_CHECK)
            .where(TARGET_CHECK.TARGET_ID.eq(target).and(TARGET_CHECK.CHECK_ID.eq(report.id())))
            .fetchOptional()
            .map(JooqHealthChecks::standing)
            .orElseGet(() -> CheckStanding.first(report.id(), now));
    CheckStanding after = before.after(report, now);
    inside
        .insertInto(TARGET_CHECK)
        .set(TARGET_CHECK.TARGET_ID, target)
        .set(TARGET_CHECK.CHECK_ID, report.id())
        .set(TARGET_CHECK.RUN_NUMBER, after.number())
        .set(TARGET_CHECK.FAILURES, after.failures())
        .set(TARGET_CHECK.STANDING, after.standing().name())
        .set(TARGET_CHECK.SINCE, after.since())
        .set(TARGET_CHECK.WORDS, after.words())
        .set(TARGET_CHECK.REPORTED_AT, now)
        .onConflict(TARGET_CHECK.TARGET_ID, TARGET_CHECK.CHECK_ID)
        .doUpdate()
        .set(TARGET_CHECK.RUN_NUMBER, after.number())
        .set(TARGET_CHECK.FAILURES, after.failures())
        .set(TARGET_CHECK.STANDING, after.standing().name())
        .set(TARGET_CHECK.SINCE, after.since())
        .set(TARGET_CHECK.WORDS, after.words())
        .set(TARGET_CHECK.REPORTED_AT, now)
        .execute();
    if (before.standing().bad() != after.standing().bad()) {
      TargetEvent.Kind what =
          after.standing().bad() ? TargetEvent.Kind.CHECK_BAD : TargetEvent.Kind.CHECK_RECOVERED;
      FleetEvents.add(inside, target, now, what, name, after.words());
    }
  }

  /// By the console's clock, as well as it can be told from the machine's.
  private static void repair(
      DSLContext inside, TargetRecord row, Report.Repair report, String name) {
    TargetEvent.Kind what =
        switch (report.what()) {
          case "repaired" -> TargetEvent.Kind.REPAIRED;
          case "spent" -> TargetEvent.Kind.NEEDS_PERSON;
          case String other -> TargetEvent.Kind.REPAIR_FAILED;
        };
    Instant at = Instant.ofEpochMilli(Math.max(0, report.at() - row.getSkewMs()));
    FleetEvents.add(inside, row.getId(), at, what, name, report.words());
  }
}
