package org.chimerapool.deployment.recipe;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All recipes: those that come with the product and those of its operators. Everything may block
/// on the database.
public interface RecipeStore {

  /// Those that may be run, by title.
  List<Recipe> all();

  /// One that may be run, as it is now.
  Optional<Recipe> find(String code);

  /// All that there are, also those that nobody has accepted yet, by title.
  List<StoredRecipe> stock();

  Optional<StoredRecipe> stored(String code);

  /// Keeps a recipe of an operator's own, as a new revision where its code is known.
  ///
  /// @param note why it was changed; may be empty
  /// @throws InvalidRecipeException with every fault and its line, also where the code belongs to a
  /// recipe that comes with the product
  StoredRecipe save(String source, String by, String note);

  /// Keeps a recipe that came from elsewhere. It may not be run until somebody has accepted it.
  ///
  /// @throws InvalidRecipeException with every fault, also where its code is taken
  StoredRecipe bring(String source, String by);

  /// Somebody has read a recipe from elsewhere and answers for it.
  ///
  /// @param revision the one that was read; a newer one is not accepted with it
  /// @return false when there is no such recipe, or no such revision of it is the newest
  boolean accept(String code, int revision, String by);

  /// Takes a recipe of an operator's own away, with its revisions and templates.
  ///
  /// @return false when there is no such recipe of theirs
  boolean remove(String code, String by);

  /// Of a recipe of an operator's own, the newest first.
  List<Revision> revisions(String code);

  Optional<String> source(String code, int revision);

  /// Values saved under names, by name.
  List<Template> templates();

  /// Keeps values under a name, instead of those that it had.
  ///
  /// @param values secret ones are left out
  /// @throws InvalidRecipeException naming each value that is unknown or not allowed
  Template keep(String name, String code, Map<String, String> values, String by);

  boolean forget(String name);

  /// @param revision counted by this store, from 1
  record Revision(int revision, Instant savedAt, String savedBy, String note) {}

  /// @param values of some or all parameters, none of them secret
  record Template(
      String name, String code, Map<String, String> values, Instant savedAt, String savedBy) {

    public Template {
      values = Map.copyOf(values);
    }
  }
}
