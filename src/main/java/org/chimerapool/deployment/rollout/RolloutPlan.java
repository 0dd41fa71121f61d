package org.chimerapool.deployment.rollout;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.deployment.recipe.Recipe;

/// What an operator plans.
///
/// @param labels picks the machines; empty where they are listed
/// @param targets ids of machines, where they are listed
/// @param b what every second machine gets, where two are compared
/// @param back what brings a machine back; empty for what it ran last, or the recipe's own undoing
/// @param seed of what is left to chance: the same seed gives the same assignment
/// @param by the operator's login
public record RolloutPlan(
    String name,
    String labels,
    List<Long> targets,
    Part a,
    Optional<Part> b,
    Optional<Part> back,
    RolloutSpec spec,
    long seed,
    String by) {

  public RolloutPlan {
    targets = List.copyOf(targets);
  }

  /// @param values of the recipe's parameters, secret ones too
  public record Part(Recipe recipe, Map<String, String> values) {

    public Part {
      values = Map.copyOf(values);
    }

    /// Without the values.
    @Override
    public String toString() {
      return "Part[" + recipe.code() + "]";
    }
  }
}
