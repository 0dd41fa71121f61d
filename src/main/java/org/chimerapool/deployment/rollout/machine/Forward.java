package org.chimerapool.deployment.rollout.machine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chimerapool.deployment.rollout.Happening;
import org.chimerapool.deployment.rollout.Member;
import org.chimerapool.deployment.rollout.MemberState;
import org.chimerapool.deployment.rollout.Purpose;
import org.chimerapool.deployment.rollout.RolloutState;
import org.chimerapool.deployment.rollout.StageSpec;
import org.chimerapool.deployment.rollout.StageStanding;
import org.chimerapool.deployment.rollout.StageState;
import org.chimerapool.deployment.rollout.machine.StageJudge.Judgement;

/// Goes on with the stage that is next.
final class Forward {

  private final Turn turn;

  Forward(Turn turn) {
    this.turn = turn;
  }

  void go() {
    if (turn.before.spec().notBefore().map(turn.now::isBefore).orElse(false)) {
      return;
    }
    while (turn.state == RolloutState.RUNNING && oneStage()) {
      turn.stage++;
    }
    if (turn.state == RolloutState.RUNNING && turn.stage == turn.stages.size()) {
      turn.stage--;
      turn.state = RolloutState.FINISHED;
      turn.tell(Happening.Kind.FINISHED, -1, List.of(count(MemberState.SUCCEEDED)));
    }
  }

  private String count(MemberState state) {
    return Long.toString(turn.members.stream().filter(each -> each.state() == state).count());
  }

  /// Whether the stage is passed and the next one may begin.
  private boolean oneStage() {
    if (turn.stage >= turn.stages.size()) {
      return false;
    }
    if (turn.standing().state() == StageState.PASSED) {
      return true;
    }
    read();
    boolean overruled = turn.standing().state() == StageState.OVERRULED;
    Optional<Judgement> failed = overruled ? barrier() : judged();
    if (failed.isPresent() && !overruled) {
      fail(failed.get());
      return false;
    }
    if (members().stream().allMatch(each -> each.state().through() || each.spare())) {
      return overruled || soaked();
    }
    if (!turn.spec().barrier()) {
      begin();
    }
    return false;
  }

  private Optional<Judgement> judged() {
    return barrier()
        .or(() -> StageJudge.failedAlready(turn.spec(), members(), turn.around.readings()));
  }

  private Optional<Judgement> barrier() {
    return turn.spec().barrier() ? new Barrier(turn).go() : Optional.empty();
  }

  private List<Member> members() {
    return turn.here(each -> true).stream().map(turn.members::get).toList();
  }

  private void read() {
    StageSpec spec = turn.spec();
    if (turn.standing().begunAt().isPresent() && !turn.around.readings().isEmpty()) {
      turn.standing(
          turn.standing()
              .read(spec.gates().stream().flatMap(gate -> reading(gate).stream()).toList()));
    }
  }

  private Optional<StageStanding.Reading> reading(StageSpec.GateSpec gate) {
    return Optional.ofNullable(turn.around.readings().get(gate))
        .map(
            read ->
                new StageStanding.Reading(
                    gate.gate(), gate.dryRun(), read.verdict().name(), read.words()));
  }

  private boolean soaked() {
    StageStanding standing = turn.standing();
    if (standing.state() != StageState.SOAKING) {
      standing = standing.in(StageState.SOAKING, "", List.of(), turn.now);
      turn.standing(standing);
      if (turn.spec().soak().isPositive()) {
        turn.tell(Happening.Kind.STAGE_SOAKS, turn.stage, List.of());
      }
    }
    if (turn.now.isBefore(standing.since().plus(turn.spec().soak()))) {
      return false;
    }
    Judgement judgement = StageJudge.atTheEnd(turn.spec(), members(), turn.around.readings());
    return switch (judgement.verdict()) {
      case PASS -> {
        decided(StageState.PASSED, Happening.Kind.STAGE_PASSED, judgement);
        releaseSpares();
        yield true;
      }
      case FAIL -> {
        fail(judgement);
        yield false;
      }
      case INCONCLUSIVE -> {
        decided(StageState.INCONCLUSIVE, Happening.Kind.STAGE_INCONCLUSIVE, judgement);
        turn.state = RolloutState.PAUSED;
        yield false;
      }
    };
  }

  private void releaseSpares() {
    for (int i :
        turn.here(each -> each.spare() && !each.state().through() && each.live().isEmpty())) {
      turn.members.set(i, turn.members.get(i).in(MemberState.SKIPPED, "", turn.now));
    }
  }

  private void fail(Judgement judgement) {
    decided(StageState.FAILED, Happening.Kind.STAGE_FAILED, judgement);
    switch (turn.before.spec().onFailure()) {
      case PAUSE -> turn.state = RolloutState.PAUSED;
      case ABORT -> turn.state = RolloutState.ABORTING;
      case ROLL_BACK -> {
        turn.state = RolloutState.ROLLING_BACK;
        turn.tell(Happening.Kind.ROLLBACK_BEGUN, turn.stage, List.of());
      }
    }
  }

  private void decided(StageState next, Happening.Kind kind, Judgement judgement) {
    turn.standing(
        turn.standing().in(next, judgement.reason().name(), judgement.figures(), turn.now));
    turn.tell(kind, turn.stage, told(judgement));
  }

  private static List<String> told(Judgement judgement) {
    return Stream.concat(Stream.of(judgement.reason().name()), judgement.figures().stream())
        .toList();
  }

  private void begin() {
    if (turn.before.hold().isPresent()) {
      return;
    }
    int own = turn.before.spec().pace().atOnce() - (int) turn.live();
    for (int i : turn.here(each -> Allowed.now(turn, each, MemberState.WAITING))) {
      Member member = turn.members.get(i);
      if (own <= 0 || turn.room() <= 0) {
        return;
      }
      if (turn.roomAt(member.place()) && Allowed.place(turn, member)) {
        begun();
        turn.begin(i, Purpose.INSTALL, Allowed.share(turn, member));
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
}
