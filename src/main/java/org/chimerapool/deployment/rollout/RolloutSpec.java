package org.chimerapool.deployment.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything of a plan but its machines and its recipes.
///
/// @param notBefore when it may begin at the earliest
/// @param rollbackWindow machines that succeeded longer ago stay as they are
public record RolloutSpec(
    List<StageSpec> stages,
    Pace pace,
    OnFailure onFailure,
    Duration rollbackWindow,
    List<MaintenanceWindow> windows,
    Optional<Instant> notBefore,
    Together together) {

  public RolloutSpec {
    stages = List.copyOf(stages);
    windows = List.copyOf(windows);
  }

  public static RolloutSpec of(List<StageSpec> stages, Pace pace, OnFailure onFailure) {
    return new RolloutSpec(
        stages, pace, onFailure, Duration.ofHours(24), List.of(), Optional.empty(), Together.NONE);
  }
}
