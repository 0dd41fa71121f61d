package org.chimerapool.ui.recipes;

import java.time.Instant;
import java.util.List;
import org.chimerapool.deployment.recipe.RecipeStore;
import org.chimerapool.deployment.recipe.StoredRecipe;
import org.chimerapool.ui.kit.Reading;

/// What the list of recipes shows.
record RecipesModel(
    Reading<List<Row>> recipes, Reading<List<RecipeStore.Template>> templates, Instant now) {

  /// @param succeeded of the runs that ended by themselves
  record Row(StoredRecipe stored, int succeeded, int runs) {}
}
