package org.chimerapool.deployment;

import java.util.Map;
import java.util.OptionalLong;
import org.chimerapool.deployment.recipe.Recipe;

/// What is to be installed, and on what.
///
/// @param label what the operator calls the machine, 1 to 100 characters
/// @param values of the recipe's parameters, secret ones too
/// @param by the operator's login
/// @param target the machine, where it is a known one; every route but LINK needs it
public record RunPlan(
    Recipe recipe,
    String label,
    Map<String, String> values,
    String by,
    Route route,
    OptionalLong target) {

  public RunPlan {
    values = Map.copyOf(values);
    if (label.isBlank() || label.length() > 100) {
      throw new IllegalArgumentException("a label has 1 to 100 characters");
    }
    if (route != Route.LINK && target.isEmpty()) {
      throw new IllegalArgumentException("route " + route + " needs a known machine");
    }
  }

  /// For whichever machine takes the link.
  public static RunPlan byLink(Recipe recipe, String label, Map<String, String> values, String by) {
    return new RunPlan(recipe, label, values, by, Route.LINK, OptionalLong.empty());
  }

  /// Without the values.
  @Override
  public String toString() {
    return "RunPlan[%s for %s]".formatted(recipe.code(), label);
  }
}
