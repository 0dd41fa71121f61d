package org.chimerapool.deployment;

import java.util.Map;
import org.chimerapool.deployment.recipe.Recipe;

/// What is to be installed, and on what.
///
/// @param label what the operator calls the machine, 1 to 100 characters
/// @param values of the recipe's parameters, secret ones too
/// @param by the operator's login
public record RunPlan(Recipe recipe, String label, Map<String, String> values, String by) {

  public RunPlan {
    values = Map.copyOf(values);
    if (label.isBlank() || label.length() > 100) {
      throw new IllegalArgumentException("a label has 1 to 100 characters");
    }
  }

  /// Without the values.
  @Override
  public String toString() {
    return "RunPlan[%s for %s]".formatted(recipe.code(), label);
  }
}
