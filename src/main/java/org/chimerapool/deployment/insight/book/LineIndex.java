package org.chimerapool.deployment.insight.book;

import static org.chimerapool.jooq.deployment.Tables.LINE;
import static org.chimerapool.jooq.deployment.Tables.LINE_INDEX;
import static org.chimerapool.jooq.deployment.Tables.RUN;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.Result;
import org.jooq.impl.DSL;

/// The index over the lines of a run, a chunk at a time. A chunk is indexed once all its lines are
/// there; what comes after the last one is looked through.
final class LineIndex {

  /// Lines of a chunk. Never changes: it is in the database.
  static final int CHUNK = 1_024;

  private static final long MOST_BYTES = 96L << 20;

  /// Older logs are indexed, or were cut.
  private static final Duration LOOKED_BACK = Duration.ofDays(3);

  private final DSLContext db;
  private final Clock clock;
  private final Cache<Long, List<byte[]>> known =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((Long _, List<byte[]> all) -> all.stream().mapToInt(each -> each.length).sum())
          .expireAfterWrite(Duration.ofSeconds(30))
          .build();

  LineIndex(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  static long first(int chunk) {
    return (long) chunk * CHUNK + 1;
  }

  /// Filters of the chunks of a run from its beginning, without gaps.
  List<byte[]> filters(long run) {
    List<byte[]> before = known.getIfPresent(run);
    List<byte[]> now = new ArrayList<>(before == null ? List.of() : before);
    db
        .select(LINE_INDEX.CHUNK, LINE_INDEX.FILTER)
        .from(LINE_INDEX)
        .where(LINE_INDEX.RUN_ID.eq(run).and(LINE_INDEX.CHUNK.ge(now.size())))
        .orderBy(LINE_INDEX.CHUNK)
        .fetch()
        .stream()
        .takeWhile(row -> row.value1() == now.size())
        .forEach(row -> now.add(row.value2()));
    if (before == null || before.size() != now.size()) {
      known.put(run, now);
    }
    return now;
  }

  /// The first line of each step.
  Map<Integer, Long> steps(long run) {
    Map<Integer, Long> steps = new HashMap<>();
    int[] next = {0};
    db.select(LINE_INDEX.CHUNK, LINE_INDEX.STEPS)
        .from(LINE_INDEX)
        .where(LINE_INDEX.RUN_ID.eq(run))
        .orderBy(LINE_INDEX.CHUNK)
        .forEach(
            row -> {
              next[0] = row.value1() + 1;
              StepMarks.read(row.value2()).forEach(steps::putIfAbsent);
            });
    db.select(LINE.STEP, DSL.min(LINE.SEQ))
        .from(LINE)
        .where(LINE.RUN_ID.eq(run).and(LINE.SEQ.ge(first(next[0]))).and(LINE.STEP.ge(0)))
        .groupBy(LINE.STEP)
        .forEach(row -> steps.putIfAbsent(row.value1(), row.value2()));
    return steps;
  }

  /// Indexes what is due, in small transactions.
  ///
  /// @param most chunks
  /// @return how many were
  int grow(int most) {
    int grown = 0;
    for (Record3<Long, Long, Integer> behind : behind()) {
      int chunk = behind.value3();
      while (grown < most && first(chunk + 1) <= behind.value2()) {
        index(behind.value1(), chunk++);
        grown++;
      }
    }
    return grown;
  }

  /// Runs with whole chunks that are not indexed: number, next line, next chunk.
  private Result<Record3<Long, Long, Integer>> behind() {
    var next =
        DSL.field(
            DSL.select(DSL.coalesce(DSL.max(LINE_INDEX.CHUNK).plus(1), 0))
                .from(LINE_INDEX)
                .where(LINE_INDEX.RUN_ID.eq(RUN.ID)));
    return db.select(RUN.ID, RUN.NEXT_SEQ, next)
        .from(RUN)
        .where(RUN.NEXT_SEQ.gt((long) CHUNK))
        .and(RUN.HEARD_AT.gt(clock.instant().minus(LOOKED_BACK)))
        .and(RUN.NEXT_SEQ.gt(next.plus(1).cast(Long.class).times((long) CHUNK)))
        .orderBy(RUN.ID)
        .limit(100)
        .fetch();
  }

  private void index(long run, int chunk) {
    db.transaction(
        transaction -> {
          DSLContext inside = transaction.dsl();
          Long next =
              inside
                  .select(RUN.NEXT_SEQ)
                  .from(RUN)
                  .where(RUN.ID.eq(run))
                  .forShare()
                  .fetchOne(RUN.NEXT_SEQ);
          if (next == null || next < first(chunk + 1)) {
            return;
          }
          List<String> texts = new ArrayList<>(CHUNK);
          StepMarks marks = new StepMarks();
          inside
              .select(LINE.SEQ, LINE.STEP, LINE.TEXT)
              .from(LINE)
              .where(LINE.RUN_ID.eq(run).and(LINE.SEQ.between(first(chunk), first(chunk + 1) - 1)))
              .orderBy(LINE.SEQ)
              .forEach(
                  row -> {
                    texts.add(Plain.of(row.value3()));
                    marks.add(row.value2(), row.value1());
                  });
          inside
              .insertInto(LINE_INDEX)
              .set(LINE_INDEX.RUN_ID, run)
              .set(LINE_INDEX.CHUNK, chunk)
              .set(LINE_INDEX.STEPS, marks.toString())
              .set(LINE_INDEX.FILTER, LineFilter.over(texts))
              .onConflictDoNothing()
              .execute();
        });
  }
}
