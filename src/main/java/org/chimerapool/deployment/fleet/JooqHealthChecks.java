package org.chimerapool.deployment.fleet;

import static org.chimerapool.jooq.deployment.Tables.HEALTH_CHECK;
import static org.chimerapool.jooq.deployment.Tables.TARGET;
import static org.chimerapool.jooq.deployment.Tables.TARGET_CHECK;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chimerapool.jooq.deployment.tables.records.HealthCheckRecord;
import org.chimerapool.jooq.deployment.tables.records.TargetCheckRecord;
import org.chimerapool.jooq.deployment.tables.records.TargetRecord;
import org.jooq.DSLContext;

/// The checks and how they stand, in the database.
final class JooqHealthChecks implements HealthChecks {

  private final DSLContext db;

  JooqHealthChecks(DSLContext db) {
    this.db = db;
  }

  @Override
  public List<HealthCheck> all() {
    return db.selectFrom(HEALTH_CHECK).orderBy(HEALTH_CHECK.ID).fetch(JooqHealthChecks::check);
  }

  private static HealthCheck check(HealthCheckRecord row) {
    return new HealthCheck(
        row.getId(),
        row.getName(),
        row.getAppliesTo(),
        row.getCommand(),
        Duration.ofSeconds(row.getEveryS()),
        Duration.ofSeconds(row.getLimitS()),
        row.getRepair(),
        row.getRepairMost(),
        Duration.ofSeconds(row.getRepairWindowS()));
  }

  @Override
  public void save(HealthCheck check) {
    HealthCheckRecord known = db.fetchOne(HEALTH_CHECK, HEALTH_CHECK.ID.eq(check.id()));
    HealthCheckRecord row = known == null ? db.newRecord(HEALTH_CHECK) : known;
    row.setName(check.name());
    row.setAppliesTo(check.appliesTo());
    row.setCommand(check.command());
    row.setEveryS((int) check.every().toSeconds());
    row.setLimitS((int) check.limit().toSeconds());
    row.setRepair(check.repair());
    row.setRepairMost(check.repairMost());
    row.setRepairWindowS((int) check.repairWindow().toSeconds());
    row.store();
  }

  @Override
  public boolean remove(long id) {
    return db.deleteFrom(HEALTH_CHECK).where(HEALTH_CHECK.ID.eq(id)).execute() == 1;
  }

  @Override
  public Map<String, CheckStanding> of(long target) {
    Map<String, CheckStanding> all = new TreeMap<>();
    TargetRecord row = db.fetchOne(TARGET, TARGET.ID.eq(target));
    if (row == null) {
      return all;
    }
    Target machine = TargetRows.target(row);
    db
        .select(TARGET_CHECK.fields())
        .select(HEALTH_CHECK.NAME, HEALTH_CHECK.APPLIES_TO)
        .from(TARGET_CHECK.join(HEALTH_CHECK).on(HEALTH_CHECK.ID.eq(TARGET_CHECK.CHECK_ID)))
        .where(TARGET_CHECK.TARGET_ID.eq(target))
        .stream()
        .filter(each -> LabelExpression.of(each.get(HEALTH_CHECK.APPLIES_TO)).means(machine))
        .forEach(each -> all.put(each.get(HEALTH_CHECK.NAME), standing(each.into(TARGET_CHECK))));
    return all;
  }

  static CheckStanding standing(TargetCheckRecord row) {
    return new CheckStanding(
        row.getCheckId(),
        row.getRunNumber(),
        row.getFailures(),
        CheckStanding.Standing.valueOf(row.getStanding()),
        row.getSince(),
        row.getWords());
  }

  @Override
  public List<TargetEvent> events(long target, int limit) {
    return FleetEvents.newest(db, target, limit);
  }

  @Override
  public Map<Long, List<HealthReason>> reasons() {
    Map<Long, List<HealthReason>> all = new HashMap<>();
    db.select(TARGET.ID, TARGET.HEALTH_REASONS)
        .from(TARGET)
        .where(TARGET.HEALTH_REASONS.ne(""))
        .forEach(
            row -> all.put(row.value1(), row.value2().lines().map(HealthReason::ofRow).toList()));
    return all;
  }

  @Override
  public Map<Long, List<Drift>> drift() {
    return ComponentRows.drift(db);
  }
}
