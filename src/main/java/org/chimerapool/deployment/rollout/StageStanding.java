package org.chimerapool.deployment.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What became of a stage.
///
/// @param begunAt when its first machine was begun
/// @param readings of its gates, in the order of the plan, as they were last
/// @param because which rule decided; a [StageReason] by name, empty while nothing has
/// @param figures of that rule
public record StageStanding(
    StageState state,
    Instant since,
    Optional<Instant> begunAt,
    List<Reading> readings,
    String because,
    List<String> figures) {

  public static StageStanding waiting(Instant now) {
    return new StageStanding(StageState.WAITING, now, Optional.empty(), List.of(), "", List.of());
  }

  public StageStanding in(StageState next, String why, List<String> with, Instant now) {
    return new StageStanding(
        next,
        next == state ? since : now,
        begunAt.or(() -> next == StageState.WAITING ? Optional.empty() : Optional.of(now)),
        readings,
        why,
        with);
  }

  public StageStanding read(List<Reading> now) {
    return new StageStanding(state, since, begunAt, now, because, figures);
  }

  /// One gate's last answer.
  ///
  /// @param verdict PASS, FAIL or INCONCLUSIVE
  public record Reading(String gate, boolean dryRun, String verdict, String words) {}
}
