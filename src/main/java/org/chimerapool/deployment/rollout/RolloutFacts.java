package org.chimerapool.deployment.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// All that changes of a rollout, and what it goes by.
///
/// @param stage place of the stage that goes on
/// @param members in the order in which they are begun
public record RolloutFacts(
    RolloutSpec spec,
    RolloutState state,
    Instant since,
    int stage,
    Optional<Hold> hold,
    List<StageStanding> stages,
    List<Member> members,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt) {

  public RolloutFacts {
    stages = List.copyOf(stages);
    members = List.copyOf(members);
  }

  /// As a plan begins.
  public static RolloutFacts planned(RolloutSpec spec, List<Member> members, Instant now) {
    return new RolloutFacts(
        spec,
        RolloutState.PLANNED,
        now,
        0,
        Optional.empty(),
        spec.stages().stream().map(each -> StageStanding.waiting(now)).toList(),
        members,
        Optional.empty(),
        Optional.empty());
  }

  public List<Member> of(int wanted) {
    return members.stream().filter(each -> each.stage() == wanted).toList();
  }

  public long count(MemberState state) {
    return members.stream().filter(each -> each.state() == state).count();
  }
}
