package org.chimerapool.deployment.fleet;

import java.time.Duration;

/// A command that machines run again and again to see whether they are well, and one that they may
/// run by themselves when they are not.
///
/// @param id 0 for a new one
/// @param appliesTo which machines, see [LabelExpression]
/// @param command good when it ends with 0; the last line that it prints is shown
/// @param limit after which it is ended and counts as failed
/// @param repair empty for none
/// @param repairMost how often the repair may be tried within the window
public record HealthCheck(
    long id,
    String name,
    String appliesTo,
    String command,
    Duration every,
    Duration limit,
    String repair,
    int repairMost,
    Duration repairWindow) {

  private static final int LONGEST_COMMAND = 4_000;

  public HealthCheck {
    if (name.isBlank() || name.length() > 60) {
      throw new IllegalArgumentException("a check's name has 1 to 60 characters");
    }
    if (command.isBlank() || command.length() > LONGEST_COMMAND) {
      throw new IllegalArgumentException("a check's command has 1 to 4000 characters");
    }
    if (repair.length() > LONGEST_COMMAND) {
      throw new IllegalArgumentException("a repair has at most 4000 characters");
    }
    between("every", every, 1, 86_400);
    between("limit", limit, 1, 600);
    between("window", repairWindow, 1, 604_800);
    if (repairMost < 1 || repairMost > 20) {
      throw new IllegalArgumentException("expected 1 to 20 repairs, got " + repairMost);
    }
    LabelExpression _ = LabelExpression.of(appliesTo);
  }

  private static void between(String what, Duration span, long least, long most) {
    if (span.toSeconds() < least || span.toSeconds() > most) {
      throw new IllegalArgumentException(
          "expected %s of %d to %d s, got %d s".formatted(what, least, most, span.toSeconds()));
    }
  }
}
