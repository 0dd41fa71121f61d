package org.chimerapool.deployment;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// What became of one step of a run. Times are by the machine's clock, but the deadline.
///
/// @param step its place in the recipe
/// @param tries how often it was begun
/// @param exitCode of the last try
/// @param deadlineAt when what is going on should be over, by the console's clock
public record StepStanding(
    int step,
    State state,
    int tries,
    Instant startedAt,
    Optional<Instant> endedAt,
    OptionalInt exitCode,
    Optional<Instant> deadlineAt) {

  public enum State {
    RUNNING,
    DONE,
    /// Its check held before anything was done.
    SKIPPED,
    /// It is not for such a machine.
    LEFT_OUT,
    FAILED,
    UNDOING,
    UNDONE,
    UNDO_FAILED
  }
}
