package org.chimerapool.deployment.rollout.machine;

import java.time.Duration;
import java.util.List;
import org.chimerapool.deployment.rollout.Happening;
import org.chimerapool.deployment.rollout.MemberState;
import org.chimerapool.deployment.rollout.RolloutFacts;
import org.chimerapool.deployment.rollout.RolloutState;

/// Moves a rollout on. Pure: who calls it keeps what comes back and carries out the orders, both or
/// neither. Called again with the same facts it orders the same.
public final class RolloutMachine {

  /// How long a machine that was told to stop is waited for.
  static final Duration STOPS_WITHIN = Duration.ofMinutes(15);

  private RolloutMachine() {}

  /// Time has passed, or something became of a run.
  public static Outcome look(RolloutFacts rollout, Surroundings around) {
    Turn turn = new Turn(rollout, around);
    Settling settling = new Settling(turn);
    settling.settle();
    if (turn.state == RolloutState.RUNNING) {
      new Forward(turn).go();
    }
    switch (turn.state) {
      case PLANNED, RUNNING, PAUSED, FINISHED, ABORTED -> {}
      case ABORTING -> {
        settling.stop();
        if (settling.over()) {
          turn.state = RolloutState.ABORTED;
          turn.tell(
              Happening.Kind.ABORTED, -1, List.of(Long.toString(count(turn, MemberState.SKIPPED))));
        }
      }
      case ROLLING_BACK, ROLLED_BACK -> {
        settling.stop();
        Backward backward = new Backward(turn);
        backward.go();
        if (turn.state == RolloutState.ROLLING_BACK && settling.over()) {
          backward.end();
        }
      }
    }
    return turn.outcome();
  }

  private static long count(Turn turn, MemberState state) {
    return turn.members.stream().filter(each -> each.state() == state).count();
  }
}
