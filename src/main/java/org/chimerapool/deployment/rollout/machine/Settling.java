package org.chimerapool.deployment.rollout.machine;

import java.util.List;
import org.chimerapool.deployment.rollout.Happening;
import org.chimerapool.deployment.rollout.Member;
import org.chimerapool.deployment.rollout.MemberState;
import org.chimerapool.deployment.rollout.Pace;
import org.chimerapool.deployment.rollout.Purpose;

/// Takes over what became of the runs.
final class Settling {

  private final Turn turn;
  private final Pace pace;

  Settling(Turn turn) {
    this.turn = turn;
    pace = turn.before.spec().pace();
  }

  void settle() {
    for (int i = 0; i < turn.members.size(); i++) {
      Member member = turn.members.get(i);
      if (member.live().isPresent()) {
        RunSight sight = turn.around.runs().get(member.live().getAsLong());
        if (sight != null) {
          turn.members.set(i, settled(member, sight));
        }
      }
    }
  }

  private Member settled(Member member, RunSight run) {
    return switch (run.state()) {
      case WAITING, RUNNING, CANCELLING, LOST -> late(member);
      case SUCCEEDED -> succeeded(member);
      case FAILED -> failed(member, run);
      case CANCELLED ->
          member.failed(
              member.purpose() == Purpose.BACK ? MemberState.BACK_FAILED : cancelled(member),
              run.notUndone(),
              run.detail(),
              turn.now);
      case ABANDONED -> failed(member, run);
    };
  }

  private static MemberState cancelled(Member member) {
    return member.state() == MemberState.OVERDUE ? MemberState.OVERDUE : MemberState.CANCELLED;
  }

  private Member late(Member member) {
    if (!member.deadline().map(turn.now::isAfter).orElse(false)) {
      return member;
    }
    turn.orders.add(new Order.Cancel(member.live().orElseThrow()));
    turn.tell(Happening.Kind.MEMBER_OVERDUE, member, List.of());
    return member.overdue(turn.now);
  }

  private Member succeeded(Member member) {
    if (member.state() == MemberState.OVERDUE) {
      turn.tell(Happening.Kind.MEMBER_LATE, member, List.of());
    }
    MemberState next =
        switch (member.purpose()) {
          case BACK -> MemberState.ROLLED_BACK;
          case STAGE -> MemberState.STAGED;
          case INSTALL, SWITCH -> MemberState.SUCCEEDED;
        };
    return member.in(next, "", turn.now);
  }

  private Member failed(Member member, RunSight run) {
    boolean back = member.purpose() == Purpose.BACK;
    if (member.state() == MemberState.OVERDUE) {
      return member.failed(
          back ? MemberState.BACK_FAILED : MemberState.OVERDUE,
          run.notUndone(),
          run.detail(),
          turn.now);
    }
    if (member.tries() < pace.tries() && mayTryAgain(back) && !run.notUndone()) {
      turn.tell(
          Happening.Kind.MEMBER_RETRIED,
          member,
          List.of(Integer.toString(member.tries() + 1), run.detail()));
      return member.again(
          back ? MemberState.BACK_WAITING : waiting(member),
          turn.now.plus(pace.pauseAfter(member.tries())),
          run.detail(),
          turn.now);
    }
    return member.failed(
        back ? MemberState.BACK_FAILED : MemberState.FAILED,
        run.notUndone(),
        run.detail(),
        turn.now);
  }

  private static MemberState waiting(Member member) {
    return member.purpose() == Purpose.SWITCH ? MemberState.STAGED : MemberState.WAITING;
  }

  private boolean mayTryAgain(boolean back) {
    return switch (turn.state) {
      case RUNNING, PAUSED -> true;
      case ROLLING_BACK -> back;
      case PLANNED, ABORTING, FINISHED, ABORTED, ROLLED_BACK -> false;
    };
  }

  /// What still waits never starts; what is in the middle is told to stop.
  void stop() {
    for (int i :
        turn.every(
            each -> each.state() == MemberState.WAITING || each.state() == MemberState.STAGED)) {
      turn.members.set(i, turn.members.get(i).in(MemberState.SKIPPED, "", turn.now));
    }
    for (int i : turn.every(each -> each.live().isPresent() && each.purpose() != Purpose.BACK)) {
      Member member = turn.members.get(i);
      RunSight run = turn.around.runs().get(member.live().orElseThrow());
      if (run != null && !run.stopping() && !run.state().ended()) {
        turn.orders.add(new Order.Cancel(member.live().orElseThrow()));
      }
      if (member.state() == MemberState.RUNNING) {
        turn.members.set(i, member.hurried(turn.now.plus(RolloutMachine.STOPS_WITHIN)));
      }
    }
  }

  boolean over() {
    return !turn.any(each -> !each.state().through());
  }
}
