package org.chimerapool.deployment.rollout.machine;

import org.chimerapool.deployment.rollout.Member;
import org.chimerapool.deployment.rollout.MemberState;
import org.chimerapool.deployment.rollout.Pace;

/// Whether a machine may be begun now.
final class Allowed {

  private Allowed() {}

  static boolean now(Turn turn, Member member, MemberState wanted) {
    return member.state() == wanted
        && !Turn.busy(member)
        && !turn.around.elsewhere().contains(member.target())
        && !member.notBefore().map(turn.now::isBefore).orElse(false)
        && window(turn, member);
  }

  static boolean window(Turn turn, Member member) {
    return member.windows().isEmpty()
        || member.windows().stream()
            .anyMatch(each -> turn.before.spec().windows().get(each).open(turn.now));
  }

  /// Whether the rollout's own limit of its place leaves room.
  static boolean place(Turn turn, Member member) {
    int most = turn.before.spec().pace().perPlace();
    return most == 0
        || turn.members.stream()
                .filter(each -> Turn.counts(each) && each.place().equals(member.place()))
                .count()
            < most;
  }

  /// With how many others at most it shares its place's line to the world.
  static int share(Turn turn, Member member) {
    Pace pace = turn.before.spec().pace();
    long there = turn.members.stream().filter(each -> each.place().equals(member.place())).count();
    int most = pace.perPlace() == 0 ? pace.atOnce() : Math.min(pace.perPlace(), pace.atOnce());
    return (int) Math.max(1, Math.min(most, there));
  }
}
