package org.chimerapool.deployment.insight.past;

import static org.chimerapool.jooq.deployment.Tables.DIGEST;
import static org.chimerapool.jooq.deployment.Tables.RUN;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.insight.Signature.Mend;
import org.chimerapool.jooq.deployment.tables.Digest;
import org.chimerapool.jooq.deployment.tables.Run;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// What came after failed runs: the next run of the same recipe on the same machine, what was
/// different in it, and whether it succeeded.
final class Aftermath {

  private static final int MOST = 5_000;

  private final DSLContext db;

  Aftermath(DSLContext db) {
    this.db = db;
  }

  /// @param mends the most often helpful first
  record Tally(long tried, long mended, List<Mend> mends) {

    static final Tally NONE = new Tally(0, 0, List.of());
  }

  private record Change(Mend.Kind kind, String what) {}

  Map<Long, Tally> of(List<Long> signatures) {
    Digest later = DIGEST.as("later");
    Run next = RUN.as("next");
    Table<Record4<String, Integer, String, Long>> after =
        DSL.lateral(
                DSL.select(
                        next.STATE.as("state"),
                        next.RECIPE_VERSION.as("version"),
                        next.PARAMETERS.as("parameters"),
                        next.ID.as("id"))
                    .from(later)
                    .join(next)
                    .on(next.ID.eq(later.RUN_ID))
                    .where(later.MACHINE.eq(DIGEST.MACHINE))
                    .and(later.RUN_ID.gt(DIGEST.RUN_ID))
                    .and(next.RECIPE.eq(RUN.RECIPE))
                    .and(next.STATE.in(RunState.SUCCEEDED.name(), RunState.FAILED.name()))
                    .orderBy(later.RUN_ID)
                    .limit(1))
            .as("after", "state", "version", "parameters", "id");
    Map<Long, Map<Change, long[]>> tallies = new HashMap<>();
    db.select(
            DIGEST.SIGNATURE_ID,
            RUN.RECIPE_VERSION,
            RUN.PARAMETERS,
            after.field("state", String.class),
            after.field("version", Integer.class),
            after.field("parameters", String.class))
        .from(DIGEST)
        .join(RUN)
        .on(RUN.ID.eq(DIGEST.RUN_ID))
        .join(after)
        .on(DSL.trueCondition())
        .where(DIGEST.SIGNATURE_ID.in(signatures))
        .orderBy(DIGEST.RUN_ID.desc())
        .limit(MOST)
        .forEach(
            row -> {
              Change change = change(row.value2(), row.value3(), row.value5(), row.value6());
              long[] sums =
                  tallies
                      .computeIfAbsent(row.value1(), _ -> new HashMap<>())
                      .computeIfAbsent(change, _ -> new long[2]);
              sums[0] += row.value4().equals(RunState.SUCCEEDED.name()) ? 1 : 0;
              sums[1]++;
            });
    Map<Long, Tally> found = new HashMap<>();
    tallies.forEach((signature, sums) -> found.put(signature, tally(sums)));
    return found;
  }

  private static Change change(int before, String given, int after, String givenThen) {
    if (before != after) {
      return new Change(Mend.Kind.VERSION, "%d → %d".formatted(before, after));
    }
    Map<String, String> first = Texts.of(given);
    Map<String, String> second = Texts.of(givenThen);
    TreeSet<String> names = new TreeSet<>(first.keySet());
    names.addAll(second.keySet());
    names.removeIf(name -> Objects.equals(first.get(name), second.get(name)));
    return names.isEmpty()
        ? new Change(Mend.Kind.RETRY_ONLY, "")
        : new Change(Mend.Kind.PARAMETERS, String.join(", ", names));
  }

  private static Tally tally(Map<Change, long[]> sums) {
    List<Mend> mends = new ArrayList<>();
    sums.forEach(
        (change, sum) -> mends.add(new Mend(change.kind(), change.what(), sum[0], sum[1])));
    mends.sort(Comparator.comparingLong(Mend::times).thenComparingLong(Mend::tried).reversed());
    return new Tally(
        mends.stream().mapToLong(Mend::tried).sum(),
        mends.stream().mapToLong(Mend::times).sum(),
        mends);
  }
}
