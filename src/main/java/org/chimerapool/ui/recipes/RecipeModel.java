package org.chimerapool.ui.recipes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chimerapool.deployment.Experience.Fit;
import org.chimerapool.deployment.recipe.RecipeStore.Revision;
import org.chimerapool.deployment.recipe.RecipeStore.Template;
import org.chimerapool.deployment.recipe.StoredRecipe;

/// What the page of one recipe shows.
record RecipeModel(
    Optional<StoredRecipe> stored,
    List<Fit> fits,
    List<Revision> revisions,
    List<Template> templates,
    Instant now) {}
