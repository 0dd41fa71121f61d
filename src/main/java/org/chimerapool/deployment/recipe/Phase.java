package org.chimerapool.deployment.recipe;

import java.util.Optional;

/// A part of a recipe that people watch.
///
/// @param weight its share of the whole beside the other phases' weights, 1 or more
/// @param stage of the validation pipeline; empty: the phase installs something
public record Phase(String name, int weight, Optional<Stage> stage) {

  /// A phase that installs something.
  public Phase(String name, int weight) {
    this(name, weight, Optional.empty());
  }
}
