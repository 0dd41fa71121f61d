package org.chimerapool.deployment.engine;

import static org.chimerapool.jooq.deployment.Tables.STEP;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.chimerapool.deployment.StepStanding;
import org.chimerapool.deployment.log.AgentEvent;
import org.chimerapool.deployment.log.AgentLine;
import org.chimerapool.jooq.deployment.tables.records.StepRecord;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

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
        code == null ? OptionalInt.empty() : OptionalInt.of(code));
  }

  static void forget(DSLContext db, long run) {
    db.deleteFrom(STEP).where(STEP.RUN_ID.eq(run)).execute();
  }

  static void take(DSLContext db, long run, AgentLine line) {
    if (line.line().step() < 0) {
      return;
    }
    switch (line.event().orElse(null)) {
      case AgentEvent.StepStarted(int tries) ->
          put(db, run, line, StepStanding.State.RUNNING, tries, null);
      case AgentEvent.StepDone() -> put(db, run, line, StepStanding.State.DONE, 0, 0);
      case AgentEvent.StepSkipped() -> put(db, run, line, StepStanding.State.SKIPPED, 0, 0);
      case AgentEvent.StepFailed(int code) ->
          put(db, run, line, StepStanding.State.FAILED, 0, code);
      case AgentEvent.UndoStarted() -> put(db, run, line, StepStanding.State.UNDOING, 0, null);
      case AgentEvent.Undone() -> put(db, run, line, StepStanding.State.UNDONE, 0, 0);
      case AgentEvent.UndoFailed(int code) ->
          put(db, run, line, StepStanding.State.UNDO_FAILED, 0, code);
      case AgentEvent.Progress _,
          AgentEvent.Context _,
          AgentEvent.Resumed _,
          AgentEvent.Result _,
          AgentEvent.End _ -> {}
      case null -> {}
    }
  }

  private static void put(
      DSLContext db,
      long run,
      AgentLine line,
      StepStanding.State state,
      int tries,
      @Nullable Integer code) {
    Instant at = line.line().at();
    boolean open = state == StepStanding.State.RUNNING || state == StepStanding.State.UNDOING;
    db.insertInto(STEP)
        .set(STEP.RUN_ID, run)
        .set(STEP.STEP_, line.line().step())
        .set(STEP.STATE, state.name())
        .set(STEP.TRIES, tries)
        .set(STEP.STARTED_AT, at)
        .set(STEP.ENDED_AT, open ? null : at)
        .set(STEP.EXIT_CODE, code)
        .onConflict(STEP.RUN_ID, STEP.STEP_)
        .doUpdate()
        .set(STEP.STATE, state.name())
        .set(STEP.TRIES, DSL.greatest(STEP.TRIES, DSL.val(tries)))
        .set(STEP.ENDED_AT, open ? null : at)
        .set(STEP.EXIT_CODE, code)
        .execute();
  }
}
