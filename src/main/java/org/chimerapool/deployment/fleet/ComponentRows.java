package org.chimerapool.deployment.fleet;

import static org.chimerapool.jooq.deployment.Tables.TARGET;
import static org.chimerapool.jooq.deployment.Tables.TARGET_COMPONENT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;

/// The table of what is installed where: as runs left it, and as machines say.
final class ComponentRows {

  private ComponentRows() {}

  static void installed(DSLContext db, long target, String component, String version, Instant now) {
    db.insertInto(TARGET_COMPONENT)
        .set(TARGET_COMPONENT.TARGET_ID, target)
        .set(TARGET_COMPONENT.COMPONENT, component)
        .set(TARGET_COMPONENT.EXPECTED, version)
        .set(TARGET_COMPONENT.EXPECTED_AT, now)
        .onConflict(TARGET_COMPONENT.TARGET_ID, TARGET_COMPONENT.COMPONENT)
        .doUpdate()
        .set(TARGET_COMPONENT.EXPECTED, version)
        .set(TARGET_COMPONENT.EXPECTED_AT, now)
        .execute();
    shown(db, target);
  }

  static void reported(DSLContext db, long target, Map<String, String> versions, Instant now) {
    versions.forEach(
        (component, version) ->
            db.insertInto(TARGET_COMPONENT)
                .set(TARGET_COMPONENT.TARGET_ID, target)
                .set(TARGET_COMPONENT.COMPONENT, component)
                .set(TARGET_COMPONENT.REPORTED, version)
                .set(TARGET_COMPONENT.REPORTED_AT, now)
                .onConflict(TARGET_COMPONENT.TARGET_ID, TARGET_COMPONENT.COMPONENT)
                .doUpdate()
                .set(TARGET_COMPONENT.REPORTED, version)
                .set(TARGET_COMPONENT.REPORTED_AT, now)
                .execute());
    if (!versions.isEmpty()) {
      shown(db, target);
    }
  }

  /// Keeps beside the machine what is known best: the younger of the two.
  private static void shown(DSLContext db, long target) {
    Map<String, String> versions = new TreeMap<>();
    db.selectFrom(TARGET_COMPONENT)
        .where(TARGET_COMPONENT.TARGET_ID.eq(target))
        .forEach(
            row -> {
              boolean told =
                  row.getReported() != null
                      && (row.getExpectedAt() == null
                          || !row.getReportedAt().isBefore(row.getExpectedAt()));
              String version = told ? row.getReported() : row.getExpected();
              if (version != null && !version.isEmpty()) {
                versions.put(row.getComponent(), version);
              }
            });
    db.update(TARGET)
        .set(TARGET.VERSIONS, TargetRows.json(versions))
        .where(TARGET.ID.eq(target))
        .execute();
  }

  /// A report from before the run is none.
  static Map<Long, List<Drift>> drift(DSLContext db) {
    Map<Long, List<Drift>> all = new HashMap<>();
    db.selectFrom(TARGET_COMPONENT)
        .where(
            TARGET_COMPONENT
                .EXPECTED
                .ne(TARGET_COMPONENT.REPORTED)
                .and(TARGET_COMPONENT.REPORTED_AT.gt(TARGET_COMPONENT.EXPECTED_AT)))
        .orderBy(TARGET_COMPONENT.COMPONENT)
        .forEach(
            row ->
                all.computeIfAbsent(row.getTargetId(), id -> new ArrayList<>())
                    .add(new Drift(row.getComponent(), row.getExpected(), row.getReported())));
    return all;
  }
}
