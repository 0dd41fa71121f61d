package org.chimerapool.deployment.insight.past;

import static org.chimerapool.jooq.deployment.Tables.DIGEST;
import static org.chimerapool.jooq.deployment.Tables.LINE;
import static org.chimerapool.jooq.deployment.Tables.LINE_INDEX;
import static org.chimerapool.jooq.deployment.Tables.RUN;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.impl.DSL;

/// Takes the middle out of old logs and forgets very old runs, a little at a time, so that nobody
/// waits for it. The beginning, the end, warnings, errors and the times of phases stay.
final class Trimmer {

  static final int FIRST = 200;
  static final int LAST = 500;
  private static final int MOST_RUNS = 20;
  private static final int TOGETHER = 5_000;

  private final DSLContext db;
  private final KeepSettings keep;
  private final Clock clock;

  Trimmer(DSLContext db, KeepSettings keep, Clock clock) {
    this.db = db;
    this.keep = keep;
    this.clock = clock;
  }

  /// @param most deletions of at most some thousand lines each
  /// @return how many there were
  int trim(int most) {
    Instant now = clock.instant();
    int done = 0;
    Result<Record2<Long, Long>> cut =
        db.select(RUN.ID, RUN.NEXT_SEQ)
            .from(RUN)
            .join(DIGEST)
            .on(DIGEST.RUN_ID.eq(RUN.ID))
            .where(RUN.ENDED_AT.lt(now.minus(keep.linesFor())))
            .and(DIGEST.TRIMMED_AT.isNull())
            .orderBy(RUN.ENDED_AT)
            .limit(MOST_RUNS)
            .fetch();
    for (Record2<Long, Long> run : cut) {
      long last = run.value2() - 1 - LAST;
      boolean whole = true;
      for (long from = FIRST + 1; from <= last; from += TOGETHER) {
        if (done >= most) {
          whole = false;
          break;
        }
        done += delete(run.value1(), from, Math.min(last, from + TOGETHER - 1));
      }
      if (whole) {
        db.deleteFrom(LINE_INDEX).where(LINE_INDEX.RUN_ID.eq(run.value1())).execute();
        db.update(DIGEST)
            .set(DIGEST.TRIMMED_AT, now)
            .where(DIGEST.RUN_ID.eq(run.value1()))
            .execute();
      }
    }
    return done + forget(now, most - done);
  }

  /// @return 1 when there was anything to delete: a stretch that is empty already costs next to
  /// nothing
  private int delete(long run, long from, long to) {
    Condition middle =
        LINE.RUN_ID.eq(run).and(LINE.SEQ.between(from, to)).and(LINE.LEVEL.lt((short) 3));
    return db.deleteFrom(LINE).where(middle).execute() > 0 ? 1 : 0;
  }

  private int forget(Instant now, int most) {
    int done = 0;
    List<Long> old =
        db.select(RUN.ID)
            .from(RUN)
            .where(RUN.ENDED_AT.lt(now.minus(keep.runsFor())))
            .orderBy(RUN.ENDED_AT)
            .limit(MOST_RUNS)
            .fetch(RUN.ID);
    for (Long run : old) {
      int lines;
      do {
        if (done++ >= most) {
          return done;
        }
        lines =
            db.deleteFrom(LINE)
                .where(LINE.RUN_ID.eq(run))
                .and(
                    LINE.SEQ.in(
                        DSL.select(LINE.SEQ).from(LINE).where(LINE.RUN_ID.eq(run)).limit(TOGETHER)))
                .execute();
      } while (lines == TOGETHER);
      db.deleteFrom(LINE_INDEX).where(LINE_INDEX.RUN_ID.eq(run)).execute();
      db.deleteFrom(RUN).where(RUN.ID.eq(run)).execute();
    }
    return done;
  }
}
