package org.chimerapool.deployment;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.chimerapool.deployment.recipe.Recipe;

/// One deployment to one machine.
///
/// @param label what the operator calls the machine
/// @param recipe as it was when the run was made
/// @param parameters without the secret ones
/// @param opensUntil when the link ends, while no machine has taken it
/// @param detail why it is in this state, in the machine's words; may be empty
/// @param cancelledBy who wants it to end
/// @param notUndone something that was begun could not be undone
/// @param heardAt when the machine last said anything, by the console's clock
/// @param context what the machine told of itself: `host`, `name`, `arch`, `cores`, …
/// @param lines kept so far
/// @param logComplete the machine's count and checksum agree with what is kept
/// @param target the machine, where it is a known one
/// @param logProof what is known about the log as a whole
/// @param dueAt when the step that goes on, or the stopping, should be over; past it the run is
/// overdue, and a person should look
public record Run(
    long id,
    String label,
    Recipe recipe,
    Map<String, String> parameters,
    Instant createdAt,
    String createdBy,
    Instant opensUntil,
    RunState state,
    Instant stateSince,
    String detail,
    Optional<String> cancelledBy,
    boolean notUndone,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    Optional<Instant> heardAt,
    Map<String, String> context,
    RunProgress progress,
    long lines,
    long warnings,
    long errors,
    boolean logComplete,
    Route route,
    OptionalLong target,
    LogProof logProof,
    Optional<Instant> dueAt) {

  public Run {
    parameters = Map.copyOf(parameters);
    context = Map.copyOf(context);
  }

  /// The step, or the stopping, takes longer than the recipe allows.
  public boolean overdue(Instant now) {
    return dueAt.filter(due -> !state.ended() && now.isAfter(due)).isPresent();
  }
}
