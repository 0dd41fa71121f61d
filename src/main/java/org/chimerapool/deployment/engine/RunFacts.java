package org.chimerapool.deployment.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.deployment.RunProgress;
import org.chimerapool.deployment.RunState;

/// What changes while a run goes on.
///
/// @param startedAt when its machine took it, by the console's clock like all times here
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
    RunProgress progress) {

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
        progress);
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
        progress);
  }

  RunFacts with(Map<String, String> told) {
    return new RunFacts(
        state, since, detail, cancelWanted, notUndone, startedAt, endedAt, heardAt, told, progress);
  }

  RunFacts at(RunProgress reached) {
    return new RunFacts(
        state,
        since,
        detail,
        cancelWanted,
        notUndone,
        startedAt,
        endedAt,
        heardAt,
        context,
        reached);
  }

  RunFacts undone(boolean leftSomething) {
    return new RunFacts(
        state,
        since,
        detail,
        cancelWanted,
        leftSomething,
        startedAt,
        endedAt,
        heardAt,
        context,
        progress);
  }

  RunFacts cancelling() {
    return new RunFacts(
        state, since, detail, true, notUndone, startedAt, endedAt, heardAt, context, progress);
  }
}
