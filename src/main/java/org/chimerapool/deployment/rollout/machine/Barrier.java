package org.chimerapool.deployment.rollout.machine;

import java.util.List;
import java.util.Optional;
import org.chimerapool.deployment.rollout.Happening;
import org.chimerapool.deployment.rollout.Member;
import org.chimerapool.deployment.rollout.MemberState;
import org.chimerapool.deployment.rollout.Purpose;
import org.chimerapool.deployment.rollout.StageReason;
import org.chimerapool.deployment.rollout.StageState;
import org.chimerapool.deployment.rollout.machine.StageJudge.Judgement;
import org.chimerapool.deployment.spi.GateReading;

/// Machines that change together or not at all: everything is made ready on all of them first,
/// then they switch at one moment. One that fails is replaced by a spare; without one all go back.
final class Barrier {

  private final Turn turn;

  Barrier(Turn turn) {
    this.turn = turn;
  }

  /// @return why it cannot be done, where it cannot
  Optional<Judgement> go() {
    Optional<Judgement> lacking =
        replace(MemberState.FAILED)
            .or(() -> replace(MemberState.OVERDUE))
            .or(() -> replace(MemberState.CANCELLED));
    if (lacking.isPresent()) {
      return lacking;
    }
    if (turn.before.hold().isEmpty()) {
      makeReady();
      if (turn.here(each -> switching(each)).isEmpty()) {
        switchTogether();
      } else {
        switchStragglers();
      }
    }
    List<Member> needed = needed();
    boolean done = needed.stream().allMatch(each -> each.state() == MemberState.SUCCEEDED);
    return done ? unequal(needed) : Optional.empty();
  }

  private static boolean switching(Member member) {
    return member.purpose() == Purpose.SWITCH;
  }

  private List<Member> needed() {
    return turn.here(each -> !each.spare() && each.state() != MemberState.REPLACED).stream()
        .map(turn.members::get)
        .toList();
  }

  private Optional<Judgement> replace(MemberState lost) {
    for (int i : turn.here(each -> !each.spare() && each.state() == lost)) {
      Optional<Integer> spare = spare();
      if (spare.isEmpty()) {
        return Optional.of(
            new Judgement(
                GateReading.Verdict.FAIL,
                StageReason.NO_SPARE,
                List.of(turn.members.get(i).name())));
      }
      Member stands = turn.members.get(spare.get());
      turn.members.set(spare.get(), stands.promoted());
      Member gone = turn.members.get(i);
      turn.members.set(i, gone.in(MemberState.REPLACED, gone.detail(), turn.now));
      turn.tell(Happening.Kind.MEMBER_REPLACED, gone, List.of(gone.name(), stands.name()));
    }
    return Optional.empty();
  }

  /// One on which everything is ready is better than one that has yet to begin.
  private Optional<Integer> spare() {
    return turn.here(each -> each.spare() && each.state() == MemberState.STAGED).stream()
        .findFirst()
        .or(() -> turn.here(each -> each.spare() && !each.state().through()).stream().findFirst());
  }

  private void makeReady() {
    int own = turn.before.spec().pace().atOnce() - (int) turn.live();
    for (int i : turn.here(each -> Allowed.now(turn, each, MemberState.WAITING))) {
      Member member = turn.members.get(i);
      if (own > 0 && turn.roomAt(member.place()) && Allowed.place(turn, member)) {
        begun();
        turn.begin(i, Purpose.STAGE, Allowed.share(turn, member));
        own--;
      }
    }
  }

  private void begun() {
    if (turn.standing().state() == StageState.WAITING) {
      turn.standing(turn.standing().in(StageState.RUNNING, "", List.of(), turn.now));
      turn.tell(Happening.Kind.STAGE_BEGUN, turn.stage, List.of());
    }
  }

  private void switchTogether() {
    List<Integer> ready =
        turn.here(each -> !each.spare() && Allowed.now(turn, each, MemberState.STAGED));
    boolean moment = !turn.before.spec().together().at().map(turn.now::isBefore).orElse(false);
    boolean whole = !ready.isEmpty() && ready.size() == needed().size();
    boolean quiet = turn.here(Turn::counts).isEmpty();
    if (moment && whole && quiet && ready.size() <= turn.room()) {
      turn.tell(Happening.Kind.SWITCHED, turn.stage, List.of(Integer.toString(ready.size())));
      ready.forEach(i -> turn.begin(i, Purpose.SWITCH, 1));
    }
  }

  /// Spares that stand in, and those that are tried again.
  private void switchStragglers() {
    for (int i : turn.here(each -> !each.spare() && Allowed.now(turn, each, MemberState.STAGED))) {
      if (turn.room() > 0) {
        turn.begin(i, Purpose.SWITCH, 1);
      }
    }
  }

  /// Whether one performs otherwise than the rest; a spare takes its place where there is one.
  private Optional<Judgement> unequal(List<Member> needed) {
    String figure = turn.before.spec().together().figure();
    if (figure.isEmpty()) {
      return Optional.empty();
    }
    Alike alike = Alike.of(needed, turn.around.figures());
    return needed.stream()
        .filter(each -> alike.differs(each.target(), turn.before.spec().together().tolerance()))
        .findFirst()
        .map(
            each ->
                new Judgement(
                    GateReading.Verdict.FAIL,
                    StageReason.UNEQUAL,
                    List.of(each.name(), figure, alike.words(each.target()))));
  }
}
