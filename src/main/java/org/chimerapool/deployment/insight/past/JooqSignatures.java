package org.chimerapool.deployment.insight.past;

import static org.chimerapool.jooq.deployment.Tables.DIGEST;
import static org.chimerapool.jooq.deployment.Tables.RUN;
import static org.chimerapool.jooq.deployment.Tables.SIGNATURE;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.chimerapool.deployment.insight.Diagnosis;
import org.chimerapool.deployment.insight.KnownFault;
import org.chimerapool.deployment.insight.Signature;
import org.chimerapool.deployment.insight.Signatures;
import org.chimerapool.jooq.deployment.tables.records.DigestRecord;
import org.chimerapool.jooq.deployment.tables.records.SignatureRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Kinds of failures in the database.
final class JooqSignatures implements Signatures {

  private static final int LONGEST_WORDS = 2_000;

  private final DSLContext db;
  private final Aftermath aftermath;
  private final Clock clock;

  JooqSignatures(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
    aftermath = new Aftermath(db);
  }

  @Override
  public List<Signature> seen(Instant since, int limit) {
    return seen(RUN.CREATED_AT.ge(since), limit);
  }

  /// @param which runs
  List<Signature> seen(Condition which, int limit) {
    return signatures(
        db.select(DIGEST.SIGNATURE_ID)
            .from(DIGEST)
            .join(RUN)
            .on(RUN.ID.eq(DIGEST.RUN_ID))
            .where(DIGEST.SIGNATURE_ID.isNotNull().and(which))
            .groupBy(DIGEST.SIGNATURE_ID)
            .orderBy(DSL.count().desc(), DSL.max(RUN.ID).desc())
            .limit(limit)
            .fetch(DIGEST.SIGNATURE_ID),
        which);
  }

  @Override
  public Optional<Signature> find(long id) {
    return signatures(List.of(id), DSL.noCondition()).stream().findFirst();
  }

  @Override
  public Optional<Diagnosis> of(long run) {
    DigestRecord digest = db.fetchOne(DIGEST, DIGEST.RUN_ID.eq(run));
    Long id = digest == null ? null : digest.getSignatureId();
    return id == null || digest == null
        ? Optional.empty()
        : find(id)
            .map(
                signature ->
                    new Diagnosis(
                        run,
                        digest.getPhase(),
                        digest.getStep(),
                        optional(digest.getExitCode()),
                        digest.getLine(),
                        digest.getTold(),
                        signature));
  }

  @Override
  public boolean explain(long id, String cause, String fix, String note, String by) {
    return db.update(SIGNATURE)
            .set(SIGNATURE.CAUSE, cut(cause))
            .set(SIGNATURE.FIX, cut(fix))
            .set(SIGNATURE.NOTE, cut(note))
            .set(SIGNATURE.EDITED_BY, by)
            .set(SIGNATURE.EDITED_AT, clock.instant())
            .where(SIGNATURE.ID.eq(id))
            .execute()
        == 1;
  }

  private static String cut(String words) {
    String bare = words.strip().replace("\0", "");
    return bare.substring(0, Math.min(LONGEST_WORDS, bare.length()));
  }

  private List<Signature> signatures(List<Long> ids, Condition which) {
    Map<Long, SignatureRecord> rows =
        db.selectFrom(SIGNATURE).where(SIGNATURE.ID.in(ids)).fetchMap(SIGNATURE.ID);
    Map<Long, Map<String, Counted>> counted = new HashMap<>();
    db.select(
            DIGEST.SIGNATURE_ID,
            RUN.RECIPE,
            DSL.count(),
            DSL.min(RUN.ENDED_AT),
            DSL.max(RUN.ENDED_AT))
        .from(DIGEST)
        .join(RUN)
        .on(RUN.ID.eq(DIGEST.RUN_ID))
        .where(DIGEST.SIGNATURE_ID.in(ids).and(which))
        .groupBy(DIGEST.SIGNATURE_ID, RUN.RECIPE)
        .forEach(
            row ->
                counted
                    .computeIfAbsent(row.value1(), _ -> new HashMap<>())
                    .put(row.value2(), new Counted(row.value3(), row.value4(), row.value5())));
    Map<Long, Aftermath.Tally> after = aftermath.of(ids);
    List<Signature> found = new ArrayList<>();
    for (Long id : ids) {
      SignatureRecord row = rows.get(id);
      if (row != null) {
        found.add(
            signature(
                row,
                counted.getOrDefault(id, Map.of()),
                Objects.requireNonNullElse(after.get(id), Aftermath.Tally.NONE)));
      }
    }
    return found;
  }

  private record Counted(long runs, @Nullable Instant first, @Nullable Instant last) {}

  private static Signature signature(
      SignatureRecord row, Map<String, Counted> counted, Aftermath.Tally after) {
    Map<String, Long> byRecipe = new HashMap<>();
    counted.forEach((recipe, each) -> byRecipe.put(recipe, each.runs()));
    return new Signature(
        row.getId(),
        row.getPattern(),
        row.getStep(),
        optional(row.getExitCode()),
        KnownFault.named(row.getKnown()),
        row.getCause(),
        row.getFix(),
        row.getNote(),
        byRecipe.values().stream().mapToLong(Long::longValue).sum(),
        counted.values().stream()
            .map(Counted::first)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(Instant.EPOCH),
        counted.values().stream()
            .map(Counted::last)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH),
        byRecipe,
        after.tried(),
        after.mended(),
        after.mends());
  }

  private static OptionalInt optional(@Nullable Integer code) {
    return code == null ? OptionalInt.empty() : OptionalInt.of(code);
  }
}
