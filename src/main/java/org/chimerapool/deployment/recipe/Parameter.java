package org.chimerapool.deployment.recipe;

import java.util.List;
import java.util.Optional;

/// What has to be said before a recipe can run. Its steps see it as a variable of their
/// environment.
///
/// @param name a name of the environment: upper case, digits, underscores
/// @param choices the only values allowed; empty: all that the kind allows
/// @param initial what it is where nothing is said; none: it must be said
public record Parameter(
    String name, String label, ParameterKind kind, List<String> choices, Optional<String> initial) {

  public Parameter {
    choices = List.copyOf(choices);
  }

  public boolean accepts(String value) {
    return kind.accepts(value) && (choices.isEmpty() || choices.contains(value));
  }
}
