package org.chimerapool.deployment.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A rollout in one line.
///
/// @param what title and version of what is rolled out
/// @param other the same of what it is compared with; empty where nothing is
/// @param stages names, in order
/// @param standing of the stage that goes on
/// @param counts of its machines
public record RolloutLine(
    long id,
    String name,
    String what,
    String other,
    RolloutState state,
    Instant since,
    int stage,
    List<String> stages,
    StageState standing,
    Map<MemberState, Integer> counts,
    Optional<Hold> hold,
    Instant createdAt,
    String createdBy,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt) {

  public RolloutLine {
    stages = List.copyOf(stages);
    counts = Map.copyOf(counts);
  }

  public int machines() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  public int count(MemberState state) {
    return counts.getOrDefault(state, 0);
  }
}
