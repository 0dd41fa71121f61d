package org.chimerapool.deployment.engine;

import static org.chimerapool.jooq.deployment.Tables.STEP;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.chimerapool.deployment.StepStanding;
import org.chimerapool.jooq.deployment.tables.records.StepRecord;
import org.jooq.DSLContext;

/// The table of what became of each step.
final class StepRows {

  private StepRows() {}

  static List<StepStanding> of(DSLContext db, long run) {
    return db.selectFrom(STEP)
        .where(STEP.RUN_ID.eq(run))
        .orderBy(STEP.STEP_)
        .fetch(StepRows::standing);
  }

  private static StepStanding standing(StepRecord row) {
    Integer code = row.getExitCode();
    return new StepStanding(
        row.getStep(),
        StepStanding.State.valueOf(row.getState()),
        row.getTries(),
        row.getStartedAt(),
        Optional.ofNullable(row.getEndedAt()),
        code == null ? OptionalInt.empty() : OptionalInt.of(code),
        Optional.ofNullable(row.getDeadlineAt()));
  }

  static void forget(DSLContext db, long run) {
    db.deleteFrom(STEP).where(STEP.RUN_ID.eq(run)).execute();
    FigureRows.forget(db, run);
  }
}
