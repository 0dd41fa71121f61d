package org.chimerapool.deployment.engine;

import static org.chimerapool.jooq.deployment.Tables.STEP;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chimerapool.deployment.StepStanding.State;
import org.chimerapool.deployment.log.AgentEvent;
import org.chimerapool.deployment.log.AgentLine;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What the lines of one transaction say about steps, written at its end with one statement.
final class StepChanges {

  private record Key(long run, int step) {}

  private record Change(
      State state,
      int tries,
      Instant first,
      Instant last,
      @Nullable Integer code,
      @Nullable Instant deadline) {

    boolean open() {
      return state == State.RUNNING || state == State.UNDOING;
    }

    Change then(Change next) {
      return new Change(
          next.state, Math.max(tries, next.tries), first, next.last, next.code, next.deadline);
    }
  }

  private final Map<Key, Change> changes = new LinkedHashMap<>();

  /// @param deadline until when what it begins should be over, by the console's clock
  void take(long run, AgentLine line, Optional<Instant> deadline) {
    if (line.line().step() < 0) {
      return;
    }
    switch (line.event().orElse(null)) {
      case AgentEvent.StepStarted(int tries) ->
          put(run, line, State.RUNNING, tries, null, deadline);
      case AgentEvent.StepDone() -> put(run, line, State.DONE, 0, 0, Optional.empty());
      case AgentEvent.StepSkipped() -> put(run, line, State.SKIPPED, 0, 0, Optional.empty());
      case AgentEvent.StepLeftOut() -> put(run, line, State.LEFT_OUT, 0, null, Optional.empty());
      case AgentEvent.StepFailed(int code) ->
          put(run, line, State.FAILED, 0, code, Optional.empty());
      case AgentEvent.UndoStarted() -> put(run, line, State.UNDOING, 0, null, deadline);
      case AgentEvent.Undone() -> put(run, line, State.UNDONE, 0, 0, Optional.empty());
      case AgentEvent.UndoFailed(int code) ->
          put(run, line, State.UNDO_FAILED, 0, code, Optional.empty());
      case AgentEvent.Figure _,
          AgentEvent.Progress _,
          AgentEvent.Context _,
          AgentEvent.Resumed _,
          AgentEvent.Joined _,
          AgentEvent.Busy _,
          AgentEvent.Result _,
          AgentEvent.End _ -> {}
      case null -> {}
    }
  }

  private void put(
      long run,
      AgentLine line,
      State state,
      int tries,
      @Nullable Integer code,
      Optional<Instant> deadline) {
    Instant at = line.line().at();
    changes.merge(
        new Key(run, line.line().step()),
        new Change(state, tries, at, at, code, deadline.orElse(null)),
        Change::then);
  }

  /// Forgets what earlier lines of the transaction said: they are fetched again.
  void forget(long run) {
    changes.keySet().removeIf(each -> each.run() == run);
  }

  void write(DSLContext db) {
    if (!changes.isEmpty()) {
      // Each row on its own place in the order of keys, so that no two writers wait for each other.
      Map<Long, Map<Integer, Change>> inOrder = new TreeMap<>();
      changes.forEach(
          (key, change) ->
              inOrder.computeIfAbsent(key.run(), _ -> new TreeMap<>()).put(key.step(), change));
      List<Query> rows =
          inOrder.entrySet().stream()
              .flatMap(
                  run ->
                      run.getValue().entrySet().stream()
                          .<Query>map(
                              each -> row(db, run.getKey(), each.getKey(), each.getValue())))
              .toList();
      db.batch(rows).execute();
      changes.clear();
    }
  }

  private static Query row(DSLContext db, long run, int step, Change change) {
    Instant ended = change.open() ? null : change.last();
    return db.insertInto(STEP)
        .set(STEP.RUN_ID, run)
        .set(STEP.STEP_, step)
        .set(STEP.STATE, change.state().name())
        .set(STEP.TRIES, change.tries())
        .set(STEP.STARTED_AT, change.first())
        .set(STEP.ENDED_AT, ended)
        .set(STEP.EXIT_CODE, change.code())
        .set(STEP.DEADLINE_AT, change.deadline())
        .onConflict(STEP.RUN_ID, STEP.STEP_)
        .doUpdate()
        .set(STEP.STATE, change.state().name())
        .set(STEP.TRIES, DSL.greatest(STEP.TRIES, DSL.val(change.tries())))
        .set(STEP.ENDED_AT, ended)
        .set(STEP.EXIT_CODE, change.code())
        .set(STEP.DEADLINE_AT, change.deadline());
  }
}
