package org.chimerapool.deployment.rollout.machine;

import java.time.Instant;
import java.util.List;
import org.chimerapool.deployment.rollout.Happening;
import org.chimerapool.deployment.rollout.Member;
import org.chimerapool.deployment.rollout.MemberState;
import org.chimerapool.deployment.rollout.Purpose;
import org.chimerapool.deployment.rollout.RolloutState;

/// Brings back what had succeeded, and what stopped in the middle with something left: all at once,
// without soaking, windows or the rollout's own pace.
final class Backward {

  private final Turn turn;

  Backward(Turn turn) {
    this.turn = turn;
  }

  void go() {
    Instant oldest = turn.now.minus(turn.before.spec().rollbackWindow());
    for (int i : turn.every(Backward::changed)) {
      Member member = turn.members.get(i);
      if (member.since().isAfter(oldest)) {
        turn.members.set(i, member.again(MemberState.BACK_WAITING, turn.now, "", turn.now));
      }
    }
    for (int i : turn.every(each -> dueBack(each))) {
      if (turn.roomAt(turn.members.get(i).place())) {
        turn.begin(i, Purpose.BACK, 1);
      }
    }
  }

  private static boolean changed(Member member) {
    return switch (member.state()) {
      case SUCCEEDED -> true;
      case FAILED, CANCELLED, OVERDUE -> member.left() && member.live().isEmpty();
      case WAITING,
          RUNNING,
          STAGED,
          REPLACED,
          SKIPPED,
          BACK_WAITING,
          GOING_BACK,
          ROLLED_BACK,
          BACK_FAILED ->
          false;
    };
  }

  private boolean dueBack(Member member) {
    return member.state() == MemberState.BACK_WAITING
        && !Turn.busy(member)
        && !turn.around.elsewhere().contains(member.target())
        && !member.notBefore().map(turn.now::isBefore).orElse(false);
  }

  void end() {
    turn.state = RolloutState.ROLLED_BACK;
    turn.tell(
        Happening.Kind.ROLLED_BACK,
        -1,
        List.of(count(MemberState.ROLLED_BACK), count(MemberState.BACK_FAILED)));
  }

  private String count(MemberState state) {
    return Long.toString(turn.members.stream().filter(each -> each.state() == state).count());
  }
}
