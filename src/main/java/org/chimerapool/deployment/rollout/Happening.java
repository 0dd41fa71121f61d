package org.chimerapool.deployment.rollout;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/// Something that happened to a rollout, kept for good.
///
/// @param stage -1 where it is of no stage
/// @param by who did it; empty for the rollout itself
/// @param figures what a sentence about it needs
public record Happening(
    Instant at, Kind kind, int stage, OptionalLong target, String by, List<String> figures) {

  public enum Kind {
    PLANNED,
    STARTED,
    PAUSED,
    RESUMED,
    ABORT_WANTED,
    ABORTED,
    HELD,
    RELEASED,
    STAGE_BEGUN,
    STAGE_SOAKS,
    STAGE_PASSED,
    STAGE_FAILED,
    STAGE_INCONCLUSIVE,
    STAGE_OVERRULED,
    SWITCHED,
    MEMBER_RETRIED,
    MEMBER_OVERDUE,
    MEMBER_LATE,
    MEMBER_REPLACED,
    ROLLBACK_WANTED,
    ROLLBACK_BEGUN,
    ROLLED_BACK,
    FINISHED
  }
}
