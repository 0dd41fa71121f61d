package org.chimerapool.deployment.rollout;

import java.util.Arrays;
import java.util.List;

/// Something that is wrong in a plan.
///
/// @param figures what a sentence about it needs
public record PlanFault(Kind kind, List<String> figures) {

  public enum Kind {
    NAME,
    LABELS,
    NO_MACHINES,
    NO_STAGES,
    EMPTY_STAGE,
    LEFT_OVER,
    VALUES,
    GATE,
    PACE,
    BARRIER_PHASE,
    BARRIER_ROOM,
    SPARES,
    NO_WAY_BACK
  }

  public static PlanFault of(Kind kind, Object... figures) {
    return new PlanFault(kind, Arrays.stream(figures).map(String::valueOf).toList());
  }
}
