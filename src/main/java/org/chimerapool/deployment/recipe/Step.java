package org.chimerapool.deployment.recipe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One thing that a recipe does, run by bash without a terminal. A built-in action is a step whose
/// commands were written by its reader.
///
/// @param phase place of its phase, from 0
/// @param check holds when the step is done: it is not run where the check holds already, and has
/// failed where it does not hold after; empty: the exit code alone decides
/// @param rollback undoes it; empty: there is nothing to undo
/// @param deadline after which it is killed with all its children, for each try
/// @param tries how often at most, 1 or more
/// @param backoff before the second try; doubled before each next one
/// @param retryOn exit codes that are worth another try; empty: every one that is not of
/// [FailureClass#NEVER]
/// @param user who does it; empty: whoever runs the script
/// @param when what must hold of the machine; all of them, else the step is left out
/// @param action the built-in action that it was written from
/// @param stage of the validation pipeline; empty: the step installs something
/// @param binding whether a failed check fails the run
public record Step(
    int phase,
    String name,
    String run,
    String check,
    String rollback,
    Duration deadline,
    int tries,
    Duration backoff,
    List<Integer> retryOn,
    String user,
    List<Condition> when,
    Optional<Action> action,
    Optional<Stage> stage,
    boolean binding) {

  public Step {
    retryOn = List.copyOf(retryOn);
    when = List.copyOf(when);
  }

  /// A command for any machine, by whoever runs the script.
  public Step(
      int phase,
      String name,
      String run,
      String check,
      String rollback,
      Duration deadline,
      int tries,
      Duration backoff,
      List<Integer> retryOn) {
    this(
        phase,
        name,
        run,
        check,
        rollback,
        deadline,
        tries,
        backoff,
        retryOn,
        "",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        true);
  }

  /// A step is for machines that are such an environment, or for those that are not.
  public record Condition(String environment, boolean holds) {

    @Override
    public String toString() {
      return holds ? environment : "not " + environment;
    }
  }

  /// What a step was written from.
  ///
  /// @param kind the action's name in the recipe
  /// @param subject what it is about: a path, packages, a service
  public record Action(String kind, String subject) {}
}
