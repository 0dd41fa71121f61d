package org.chimerapool.deployment.fleet;

import static org.chimerapool.jooq.deployment.Tables.TARGET_EVENT;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/// The table of what happened to machines.
final class FleetEvents {

  private FleetEvents() {}

  static void add(
      DSLContext db, long target, Instant at, TargetEvent.Kind kind, String subject, String words) {
    db.insertInto(TARGET_EVENT)
        .set(TARGET_EVENT.TARGET_ID, target)
        .set(TARGET_EVENT.AT, at)
        .set(TARGET_EVENT.KIND, kind.name())
        .set(TARGET_EVENT.SUBJECT, subject)
        .set(TARGET_EVENT.WORDS, words)
        .execute();
  }

  static List<TargetEvent> newest(DSLContext db, long target, int limit) {
    return db.selectFrom(TARGET_EVENT)
        .where(TARGET_EVENT.TARGET_ID.eq(target))
        .orderBy(TARGET_EVENT.ID.desc())
        .limit(limit)
        .fetch(
            row ->
                new TargetEvent(
                    row.getId(),
                    row.getAt(),
                    TargetEvent.Kind.valueOf(row.getKind()),
                    row.getSubject(),
                    row.getWords()));
  }
}
