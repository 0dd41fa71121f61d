package org.chimerapool.deployment.engine;

import java.time.Instant;
import java.util.Optional;
import org.chimerapool.deployment.RunProgress;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.log.AgentEvent;
import org.chimerapool.deployment.log.AgentLine;

/// Moves a run from state to state. Pure: who calls it keeps what comes back.
///
/// A clock alone never ends a run for good: what is LOST or ABANDONED goes on when its machine is
/// heard again, and only the machine's own result makes it succeed, fail or be cancelled.
final class RunMachine {

  private RunMachine() {}

  /// A machine took the link or was heard, with or without news.
  static RunFacts heard(RunFacts run, Instant now) {
    RunFacts heard = run.heard(now);
    return switch (run.state()) {
      case WAITING, LOST, ABANDONED ->
          run.cancelWanted()
              ? stopping(heard.in(RunState.CANCELLING, "", now), now)
              : heard.in(RunState.RUNNING, "", now);
      case RUNNING, CANCELLING, SUCCEEDED, FAILED, CANCELLED -> heard;
    };
  }

  private static RunFacts stopping(RunFacts run, Instant now) {
    return run.due(Optional.of(now.plus(RunPatience.STOPPING)));
  }

  /// @param due when what this line begins should be over
  static RunFacts said(RunFacts run, AgentLine line, Optional<Instant> due, Instant now) {
    RunFacts next = moved(run, line);
    return line.event().map(event -> happened(next, event, due, now)).orElse(next);
  }

  private static RunFacts moved(RunFacts run, AgentLine line) {
    RunProgress before = run.progress();
    int step = line.line().step();
    return step == before.step() && line.phase() == before.phase()
        ? run
        : run.at(new RunProgress(line.phase(), step, 0));
  }

  private static RunFacts happened(
      RunFacts run, AgentEvent event, Optional<Instant> due, Instant now) {
    RunProgress at = run.progress();
    return switch (event) {
      case AgentEvent.Progress(double part) -> run.at(new RunProgress(at.phase(), at.step(), part));
      case AgentEvent.StepDone _, AgentEvent.StepSkipped _, AgentEvent.StepLeftOut _ ->
          run.at(new RunProgress(at.phase(), at.step(), 1)).due(Optional.empty());
      case AgentEvent.StepStarted _ -> run.at(new RunProgress(at.phase(), at.step(), 0)).due(due);
      case AgentEvent.StepFailed _ ->
          run.at(new RunProgress(at.phase(), at.step(), 0)).due(Optional.empty());
      case AgentEvent.UndoStarted _, AgentEvent.Busy _ -> run.due(due);
      case AgentEvent.Undone _, AgentEvent.UndoFailed _ -> run.due(Optional.empty());
      case AgentEvent.Context(var facts) -> run.with(facts);
      case AgentEvent.Result(var outcome, boolean notUndone, String words) ->
          run.undone(notUndone).in(state(outcome), words, now);
      case AgentEvent.Figure _, AgentEvent.Resumed _, AgentEvent.Joined _, AgentEvent.End _ -> run;
    };
  }

  private static RunState state(AgentEvent.Outcome outcome) {
    return switch (outcome) {
      case SUCCEEDED -> RunState.SUCCEEDED;
      case FAILED -> RunState.FAILED;
      case CANCELLED -> RunState.CANCELLED;
    };
  }

  /// Somebody wants it to end. Where no machine has it yet it ends at once.
  static RunFacts cancel(RunFacts run, Instant now) {
    return switch (run.state()) {
      case WAITING -> run.cancelling().in(RunState.CANCELLED, "", now);
      case RUNNING -> stopping(run.cancelling().in(RunState.CANCELLING, "", now), now);
      case LOST, ABANDONED -> run.cancelling();
      case CANCELLING, SUCCEEDED, FAILED, CANCELLED -> run;
    };
  }

  /// Its machine has not been reached yet.
  static RunFacts waits(RunFacts run, String words) {
    return switch (run.state()) {
      case WAITING, LOST -> run.in(run.state(), words, run.since());
      case RUNNING, CANCELLING, SUCCEEDED, FAILED, CANCELLED, ABANDONED -> run;
    };
  }

  /// Its machine cannot be reached until a person does something.
  static RunFacts refused(RunFacts run, String words, Instant now) {
    return switch (run.state()) {
      case WAITING -> run.in(RunState.FAILED, words, now);
      case RUNNING, CANCELLING, LOST -> run.in(RunState.LOST, words, now);
      case SUCCEEDED, FAILED, CANCELLED, ABANDONED -> run;
    };
  }

  /// Its program does not run on the machine.
  ///
  /// @param begun it has been heard, so that something may be left to undo
  static RunFacts broken(RunFacts run, String words, boolean begun, Instant now) {
    return switch (run.state()) {
      case WAITING -> run.in(RunState.FAILED, words, now);
      case RUNNING, CANCELLING, LOST -> run.undone(begun).in(RunState.FAILED, words, now);
      case SUCCEEDED, FAILED, CANCELLED, ABANDONED -> run;
    };
  }

  /// Time has passed.
  ///
  /// @param listeningSince nothing can have been heard before: the console was away
  static RunFacts looked(
      RunFacts run, Instant opensUntil, RunPatience patience, Instant listeningSince, Instant now) {
    Instant last = run.heardAt().orElse(run.since());
    Instant heard = last.isAfter(listeningSince) ? last : listeningSince;
    return switch (run.state()) {
      case WAITING -> now.isAfter(opensUntil) ? run.in(RunState.ABANDONED, "", now) : run;
      case RUNNING, CANCELLING ->
          now.isAfter(heard.plus(patience.lostAfter())) ? run.in(RunState.LOST, "", now) : run;
      case LOST ->
          now.isAfter(heard.plus(patience.abandonedAfter()))
              ? run.in(RunState.ABANDONED, "", now)
              : run;
      case SUCCEEDED, FAILED, CANCELLED, ABANDONED -> run;
    };
  }
}
