package org.chimerapool.deployment.recipe;

import java.time.Duration;
import java.util.List;

/// One command of a recipe, run by bash without a terminal.
///
/// @param phase place of its phase, from 0
/// @param check holds when the step is done: it is not run where the check holds already, and has
/// failed where it does not hold after; empty: the exit code alone decides
/// @param rollback undoes it; empty: there is nothing to undo
/// @param deadline after which it is killed with all its children, for each try
/// @param tries how often at most, 1 or more
/// @param backoff before the second try; doubled before each next one
/// @param retryOn exit codes that are worth another try; empty: every one
public record Step(
    int phase,
    String name,
    String run,
    String check,
    String rollback,
    Duration deadline,
    int tries,
    Duration backoff,
    List<Integer> retryOn) {

  public Step {
    retryOn = List.copyOf(retryOn);
  }
}
