package org.chimerapool.deployment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.deployment.recipe.Recipe;

/// What a machine would run, before it does. Everything may block on the database.
public interface Previews {

  /// The script as the machine would get it, with every secret unreadable.
  ///
  /// @param values of the recipe's parameters; secret ones need not be said
  /// @throws org.chimerapool.deployment.recipe.InvalidRecipeException naming each value that is
  /// missing or not allowed
  Script of(Recipe recipe, Map<String, String> values);

  /// What the newest run of a recipe on a machine was given; empty where there was none.
  ///
  /// @param label what the operator calls the machine; empty for any machine
  Optional<Last> last(String recipe, String label);

  /// Labels of machines on which a recipe was run, the newest first.
  List<String> machines(String recipe);

  /// @param own what is of this recipe and these values
  /// @param runtime what is the same in every deployment
  record Script(String own, String runtime) {}

  record Last(long run, String label, Instant at, Script script) {}
}
