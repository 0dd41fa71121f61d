package org.chimerapool.deployment.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.deployment.RunProgress;
import org.chimerapool.deployment.RunState;

/// What changes while a run goes on.
///
/// @param startedAt when its machine took it, by the console's clock like all times here
/// @param dueAt when the step that goes on, or the stopping, should be over
record RunFacts(
    RunState state,
    Instant since,
    String detail,
    boolean cancelWanted,
    boolean notUndone,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    Optional<Instant> heardAt,
    Map<String, String> context,
    RunProgress progress,
    Optional<Instant> dueAt) {

  RunFacts in(RunState next, String why, Instant now) {
    Optional<Instant> ended = next.ended() ? Optional.of(now) : Optional.empty();
    return new RunFacts(
        next,
        next == state ? since : now,
        why,
        cancelWanted,
        notUndone,
        startedAt,
        ended,
        heardAt,
        context,
        progress,
        next.ended() ? Optional.empty() : dueAt);
  }

  RunFacts heard(Instant now) {
    return new RunFacts(
        state,
        since,
        detail,
        cancelWanted,
        notUndone,
        startedAt.or(() -> Optional.of(now)),
        endedAt,
        Optional.of(now),
        context,
        progress,
        dueAt);
  }

  RunFacts with(Map<String, String> told) {
    return changed(cancelWanted, notUndone, told, progress, dueAt);
  }

  RunFacts at(RunProgress reached) {
    return changed(cancelWanted, notUndone, context, reached, dueAt);
  }

  RunFacts undone(boolean leftSomething) {
    return changed(cancelWanted, leftSomething, context, progress, dueAt);
  }

  RunFacts cancelling() {
    return changed(true, notUndone, context, progress, dueAt);
  }

  RunFacts due(Optional<Instant> at) {
    return changed(cancelWanted, notUndone, context, progress, at);
  }

  private RunFacts changed(
      boolean cancelled,
      boolean leftSomething,
      Map<String, String> told,
      RunProgress reached,
      Optional<Instant> due) {
    return new RunFacts(
        state,
        since,
        detail,
        cancelled,
        leftSomething,
        startedAt,
        endedAt,
        heardAt,
        told,
        reached,
        due);
  }
}
