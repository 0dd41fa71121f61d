package org.chimerapool.deployment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The runs: made, watched, cancelled. Everything may block on the database.
public interface Deployments {

  /// Makes a run that waits for its machine.
  ///
  /// @throws org.chimerapool.deployment.recipe.InvalidRecipeException naming each value that is
  /// missing or not allowed
  Run make(RunPlan plan);

  /// The newest first.
  List<Run> newest(int limit);

  /// Of one machine of the fleet, the newest first.
  List<Run> on(long target, int limit);

  Optional<Run> find(long id);

  /// What stands in the link of a run that waits for its machine; empty when it is over or when it
  /// gets to its machine on another route.
  Optional<String> link(long id);

  /// In the order of the recipe; those that were never begun are not in it.
  List<StepStanding> steps(long id);

  /// Asks the machine to stop and undo; ends at once where no machine has taken it.
  ///
  /// @return false when there is no such run or it has ended
  boolean cancel(long id, String by);

  /// Lines after a place in the log, in order.
  ///
  /// @param after number of the line before the first wanted, 0 for the start
  List<LogLine> lines(long id, long after, int limit);

  /// The last lines, in order.
  List<LogLine> tail(long id, int limit);

  /// Numbers of lines that hold the text, upper and lower case alike, or are of a level at least.
  ///
  /// @param text empty for all
  List<LogLine> search(long id, String text, LogLevel least, long after, int limit);

  /// The console's clock.
  Instant now();
}
