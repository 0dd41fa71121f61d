package org.chimerapool.deployment.fleet;

import static org.chimerapool.jooq.deployment.Tables.BUNDLE;
import static org.chimerapool.jooq.deployment.Tables.TARGET;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Bundles in the database, packed, for a week.
final class JooqDiagnostics implements Diagnostics {

  static final int MOST_BYTES = 2 << 20;
  private static final Duration LIFE = Duration.ofDays(7);

  private final DSLContext db;
  private final Clock clock;

  JooqDiagnostics(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  @Override
  public boolean want(long target, String by) {
    Instant now = clock.instant();
    return db.transactionResult(
        transaction -> {
          DSLContext inside = transaction.dsl();
          Condition reachable =
              TARGET.STATE.eq(TargetState.ACCEPTED.name()).and(TARGET.REACH.eq("AGENT"));
          boolean there =
              inside
                  .select(TARGET.ID)
                  .from(TARGET)
                  .where(TARGET.ID.eq(target).and(reachable))
                  .forUpdate()
                  .fetchOptional()
                  .isPresent();
          if (there && wanted(inside, target, now).isEmpty()) {
            inside
                .insertInto(BUNDLE)
                .set(BUNDLE.TARGET_ID, target)
                .set(BUNDLE.WANTED_AT, now)
                .set(BUNDLE.WANTED_BY, by)
                .set(BUNDLE.EXPIRES_AT, now.plus(LIFE))
                .execute();
          }
          return there;
        });
  }

  /// What a machine is still asked for.
  static Optional<Long> wanted(DSLContext db, long target, Instant now) {
    return db.select(BUNDLE.ID)
        .from(BUNDLE)
        .where(BUNDLE.TARGET_ID.eq(target))
        .and(BUNDLE.ARRIVED_AT.isNull())
        .and(BUNDLE.EXPIRES_AT.gt(now))
        .orderBy(BUNDLE.ID.desc())
        .limit(1)
        .fetchOptional(BUNDLE.ID);
  }

  /// @param secrets what runs of the machine were given, to be hidden before anything is kept
  /// @return false when it was not asked for, or is there already
  boolean arrived(long target, long bundle, byte[] text, List<String> secrets) {
    Instant now = clock.instant();
    String masked = Masking.masked(new String(text, StandardCharsets.UTF_8), secrets);
    return db.update(BUNDLE)
            .set(BUNDLE.ARRIVED_AT, now)
            .set(BUNDLE.CONTENT, packed(masked))
            .where(BUNDLE.ID.eq(bundle).and(BUNDLE.TARGET_ID.eq(target)))
            .and(BUNDLE.ARRIVED_AT.isNull())
            .and(BUNDLE.EXPIRES_AT.gt(now))
            .execute()
        == 1;
  }

  void forgetOld() {
    db.deleteFrom(BUNDLE).where(BUNDLE.EXPIRES_AT.le(clock.instant())).execute();
  }

  @Override
  public List<Bundle> of(long target) {
    return db.select(
            BUNDLE.ID,
            BUNDLE.WANTED_AT,
            BUNDLE.WANTED_BY,
            BUNDLE.ARRIVED_AT,
            BUNDLE.EXPIRES_AT,
            DSL.field("coalesce(octet_length({0}), 0)", Integer.class, BUNDLE.CONTENT))
        .from(BUNDLE)
        .where(BUNDLE.TARGET_ID.eq(target).and(BUNDLE.EXPIRES_AT.gt(clock.instant())))
        .orderBy(BUNDLE.ID.desc())
        .limit(20)
        .fetch(
            row ->
                new Bundle(
                    row.value1(),
                    target,
                    row.value2(),
                    row.value3(),
                    Optional.ofNullable(row.value4()),
                    row.value5(),
                    row.value6()));
  }

  @Override
  public Optional<String> content(long bundle) {
    return db.select(BUNDLE.CONTENT)
        .from(BUNDLE)
        .where(BUNDLE.ID.eq(bundle).and(BUNDLE.EXPIRES_AT.gt(clock.instant())))
        .and(BUNDLE.CONTENT.isNotNull())
        .fetchOptional(BUNDLE.CONTENT)
        .map(JooqDiagnostics::unpacked);
  }

  private static byte[] packed(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String unpacked(byte[] bytes) {
    try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
