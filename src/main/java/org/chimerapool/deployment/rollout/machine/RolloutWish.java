package org.chimerapool.deployment.rollout.machine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chimerapool.deployment.rollout.Happening.Kind;
import org.chimerapool.deployment.rollout.Hold;
import org.chimerapool.deployment.rollout.RolloutFacts;
import org.chimerapool.deployment.rollout.RolloutState;
import org.chimerapool.deployment.rollout.StageStanding;
import org.chimerapool.deployment.rollout.StageState;

/// What a person wants of a rollout; carried out by the next look at it.
public enum RolloutWish {
  START(Kind.STARTED),
  PAUSE(Kind.PAUSED),
  /// Goes on; where a stage could not be judged, or failed, the person overrules it.
  RESUME(Kind.RESUMED),
  ABORT(Kind.ABORT_WANTED),
  ROLL_BACK(Kind.ROLLBACK_WANTED);

  private final Kind kind;

  RolloutWish(Kind kind) {
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /// @return empty where it makes no sense now
  public Optional<RolloutFacts> of(RolloutFacts rollout, Instant now) {
    return next(rollout.state()).map(next -> moved(rollout, next, now));
  }

  public boolean possible(RolloutState state) {
    return next(state).isPresent();
  }

  private Optional<RolloutState> next(RolloutState state) {
    return switch (this) {
      case START -> when(state == RolloutState.PLANNED, RolloutState.RUNNING);
      case PAUSE -> when(state == RolloutState.RUNNING, RolloutState.PAUSED);
      case RESUME -> when(state == RolloutState.PAUSED, RolloutState.RUNNING);
      case ABORT ->
          switch (state) {
            case PLANNED, RUNNING, PAUSED -> Optional.of(RolloutState.ABORTING);
            case ABORTING, ROLLING_BACK, FINISHED, ABORTED, ROLLED_BACK -> Optional.empty();
          };
      case ROLL_BACK ->
          switch (state) {
            case RUNNING, PAUSED, FINISHED, ABORTED, ABORTING ->
                Optional.of(RolloutState.ROLLING_BACK);
            case PLANNED, ROLLING_BACK, ROLLED_BACK -> Optional.empty();
          };
    };
  }

  private static Optional<RolloutState> when(boolean fits, RolloutState next) {
    return fits ? Optional.of(next) : Optional.empty();
  }

  private RolloutFacts moved(RolloutFacts rollout, RolloutState next, Instant now) {
    List<StageStanding> stages = new ArrayList<>(rollout.stages());
    StageStanding standing = stages.get(rollout.stage());
    boolean undecided =
        standing.state() == StageState.INCONCLUSIVE || standing.state() == StageState.FAILED;
    if (this == RESUME && undecided) {
      stages.set(
          rollout.stage(),
          standing.in(StageState.OVERRULED, standing.because(), standing.figures(), now));
    }
    return new RolloutFacts(
        rollout.spec(),
        next,
        now,
        rollout.stage(),
        rollout.hold(),
        stages,
        rollout.members(),
        this == START ? Optional.of(now) : rollout.startedAt(),
        Optional.empty());
  }

  /// With a hold, or without one.
  public static RolloutFacts held(RolloutFacts rollout, Optional<Hold> hold) {
    return new RolloutFacts(
        rollout.spec(),
        rollout.state(),
        rollout.since(),
        rollout.stage(),
        hold,
        rollout.stages(),
        rollout.members(),
        rollout.startedAt(),
        rollout.endedAt());
  }
}
