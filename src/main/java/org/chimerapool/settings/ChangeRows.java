package org.chimerapool.settings;

import static org.chimerapool.jooq.settings.Tables.CHANGE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chimerapool.jooq.settings.tables.records.ChangeRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// The table of changes.
@Repository
class ChangeRows {

  private final DSLContext db;

  ChangeRows(DSLContext db) {
    this.db = db;
  }

  /// Adds changes; they stay only if `last` works.
  void add(UUID installation, List<SettingChange> changes, Runnable last) {
    db.transaction(
        transaction -> {
          for (SettingChange change : changes) {
            transaction
                .dsl()
                .insertInto(CHANGE)
                .set(CHANGE.INSTALLATION, installation)
                .set(CHANGE.REVISION, change.revision())
                .set(CHANGE.AT, change.at())
                .set(CHANGE.LOGIN, change.login())
                .set(CHANGE.PROPERTY, change.key())
                .set(CHANGE.BEFORE, change.before().orElse(null))
                .set(CHANGE.AFTER, change.after().orElse(null))
                .set(CHANGE.SECRET, change.secret())
                .set(CHANGE.CAUSE, change.cause().name())
                .execute();
          }
          last.run();
        });
  }

  /// The newest first.
  List<SettingChange> newest(UUID installation, int limit) {
    return db.selectFrom(CHANGE)
        .where(CHANGE.INSTALLATION.eq(installation))
        .orderBy(CHANGE.ID.desc())
        .limit(limit)
        .fetch(ChangeRows::change);
  }

  Optional<SettingChange> find(UUID installation, long id) {
    return db.selectFrom(CHANGE)
        .where(CHANGE.INSTALLATION.eq(installation))
        .and(CHANGE.ID.eq(id))
        .fetchOptional(ChangeRows::change);
  }

  /// What each setting was left at, as far as it was ever changed.
  Map<String, SettingChange> latest(UUID installation) {
    Map<String, SettingChange> latest = new HashMap<>();
    db.selectDistinct(CHANGE.asterisk())
        .on(CHANGE.PROPERTY)
        .from(CHANGE)
        .where(CHANGE.INSTALLATION.eq(installation))
        .orderBy(CHANGE.PROPERTY, CHANGE.ID.desc())
        .fetchInto(CHANGE)
        .forEach(row -> latest.put(row.getProperty(), change(row)));
    return latest;
  }

  private static SettingChange change(ChangeRecord row) {
    return new SettingChange(
        row.getId(),
        row.getRevision(),
        row.getAt(),
        row.getLogin(),
        row.getProperty(),
        text(row.getBefore()),
        text(row.getAfter()),
        row.getSecret(),
        Draft.Cause.valueOf(row.getCause()));
  }

  private static Optional<String> text(@Nullable String stored) {
    return Optional.ofNullable(stored);
  }
}
