package org.chimerapool.ui.rollouts;

import java.util.Locale;
import org.chimerapool.deployment.rollout.RolloutLine;
import org.chimerapool.deployment.rollout.RolloutState;
import org.chimerapool.identity.AuditAction;

/// What a person may do with a rollout.
enum RolloutAct {
  START(AuditAction.ROLLOUT_STARTED),
  PAUSE(AuditAction.ROLLOUT_PAUSED),
  RESUME(AuditAction.ROLLOUT_RESUMED),
  RELEASE(AuditAction.ROLLOUT_RELEASED),
  ABORT(AuditAction.ROLLOUT_ABORTED),
  ROLL_BACK(AuditAction.ROLLOUT_ROLLED_BACK);

  private final AuditAction audited;

  RolloutAct(AuditAction audited) {
    this.audited = audited;
  }

  AuditAction audited() {
    return audited;
  }

  String key() {
    return "rollout.act." + name().toLowerCase(Locale.ROOT);
  }

  /// Cannot be taken back: its name is typed first.
  boolean grave() {
    return this == ABORT || this == ROLL_BACK;
  }

  boolean fits(RolloutLine line) {
    RolloutState state = line.state();
    return switch (this) {
      case START -> state == RolloutState.PLANNED;
      case PAUSE -> state == RolloutState.RUNNING;
      case RESUME -> state == RolloutState.PAUSED;
      case RELEASE -> line.hold().isPresent();
      case ABORT ->
          state == RolloutState.PLANNED
              || state == RolloutState.RUNNING
              || state == RolloutState.PAUSED;
      case ROLL_BACK ->
          state == RolloutState.RUNNING
              || state == RolloutState.PAUSED
              || state == RolloutState.ABORTING
              || state == RolloutState.FINISHED
              || state == RolloutState.ABORTED;
    };
  }
}
