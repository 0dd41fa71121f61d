package org.chimerapool.identity;

import java.time.Duration;

/// What became of a code of the second step.
public sealed interface FactorOutcome {

  /// @param byRecovery whether it was a recovery code, which is used up now
  /// @param recoveryLeft how many recovery codes are left
  record Right(boolean byRecovery, int recoveryLeft) implements FactorOutcome {}

  /// Wrong, too old, or used already; which of them is not told.
  record Wrong() implements FactorOutcome {}

  /// @param remaining until the next try is heard
  record Locked(Duration remaining) implements FactorOutcome {}
}
