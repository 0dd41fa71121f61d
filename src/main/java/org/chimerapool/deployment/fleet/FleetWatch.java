package org.chimerapool.deployment.fleet;

import static org.chimerapool.jooq.deployment.Tables.HEALTH_CHECK;
import static org.chimerapool.jooq.deployment.Tables.RUN;
import static org.chimerapool.jooq.deployment.Tables.TARGET;
import static org.chimerapool.jooq.deployment.Tables.TARGET_CHECK;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chimerapool.deployment.Deployments;
import org.chimerapool.jooq.deployment.tables.records.TargetRecord;
import org.jooq.DSLContext;

/// Looks at all machines together, so that a silent one is noticed too.
final class FleetWatch {

  private final DSLContext db;
  private final Deployments deployments;
  private final JooqDiagnostics diagnostics;
  private final HealthReading.Patience patience;
  private final Clock clock;

  FleetWatch(
      DSLContext db,
      Deployments deployments,
      JooqDiagnostics diagnostics,
      HealthReading.Patience patience,
      Clock clock) {
    this.db = db;
    this.deployments = deployments;
    this.diagnostics = diagnostics;
    this.patience = patience;
    this.clock = clock;
  }

  void look() {
    diagnostics.forgetOld();
    cancelForRevoked();
    Map<Long, List<Standing>> standings = standings();
    Map<Long, List<Drift>> drift = ComponentRows.drift(db);
    db.selectFrom(TARGET)
        .where(TARGET.STATE.eq(TargetState.ACCEPTED.name()))
        .forEach(
            row -> {
              HealthReading.Facts facts =
                  new HealthReading.Facts(
                      row.getReach().equals("AGENT"),
                      Optional.ofNullable(row.getSeenAt()),
                      Duration.ofMillis(row.getSkewMs()),
                      applying(standings.getOrDefault(row.getId(), List.of()), row),
                      drift.getOrDefault(row.getId(), List.of()));
              note(row, HealthReading.of(facts, patience, clock.instant()));
            });
  }

  private void note(TargetRecord row, HealthReading reading) {
    boolean news = !row.getHealth().equals(reading.health().name());
    if (!news && row.getHealthReasons().equals(reading.rows())) {
      return;
    }
    Instant now = clock.instant();
    db.transaction(
        transaction -> {
          transaction
              .dsl()
              .update(TARGET)
              .set(TARGET.HEALTH, reading.health().name())
              .set(TARGET.HEALTH_WORDS, reading.words())
              .set(TARGET.HEALTH_REASONS, reading.rows())
              .set(TARGET.HEALTH_SINCE, news ? now : row.getHealthSince())
              .where(TARGET.ID.eq(row.getId()))
              .execute();
          if (news) {
            FleetEvents.add(
                transaction.dsl(),
                row.getId(),
                now,
                TargetEvent.Kind.HEALTH,
                reading.health().name(),
                reading.words());
          }
        });
  }

  /// @param appliesTo the check's machines, as they are chosen now
  private record Standing(
      String check, LabelExpression appliesTo, CheckStanding.Standing standing) {}

  private Map<Long, List<Standing>> standings() {
    Map<Long, List<Standing>> all = new HashMap<>();
    db.select(
            TARGET_CHECK.TARGET_ID,
            HEALTH_CHECK.NAME,
            HEALTH_CHECK.APPLIES_TO,
            TARGET_CHECK.STANDING)
        .from(TARGET_CHECK.join(HEALTH_CHECK).on(HEALTH_CHECK.ID.eq(TARGET_CHECK.CHECK_ID)))
        .forEach(
            row ->
                all.computeIfAbsent(row.value1(), id -> new ArrayList<>())
                    .add(
                        new Standing(
                            row.value2(),
                            LabelExpression.of(row.value3()),
                            CheckStanding.Standing.valueOf(row.value4()))));
    return all;
  }

  /// Without checks that the machine has forgotten because they are not for it any more.
  private static Map<String, CheckStanding.Standing> applying(
      List<Standing> standings, TargetRecord row) {
    Map<String, CheckStanding.Standing> all = new TreeMap<>();
    Target machine = TargetRows.target(row);
    standings.stream()
        .filter(each -> each.appliesTo().means(machine))
        .forEach(each -> all.put(each.check(), each.standing()));
    return all;
  }

  /// Runs that wait for a machine that was shut out would wait for good.
  private void cancelForRevoked() {
    db.select(RUN.ID)
        .from(RUN.join(TARGET).on(TARGET.ID.eq(RUN.TARGET_ID)))
        .where(RUN.ENDED_AT.isNull().and(RUN.STATE.eq("WAITING")))
        .and(TARGET.STATE.eq(TargetState.REVOKED.name()))
        .fetch(RUN.ID)
        .forEach(id -> deployments.cancel(id, "chimera"));
  }
}
