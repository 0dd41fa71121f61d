package org.chimerapool.ui.recipes;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chimerapool.deployment.recipe.InvalidRecipeException;
import org.chimerapool.deployment.recipe.RecipeFault;
import org.chimerapool.deployment.recipe.StoredRecipe;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.Chip;

/// A recipe in words.
final class RecipeWords {

  private RecipeWords() {}

  static Span origin(StoredRecipe stored, Words words) {
    if (!stored.runnable()) {
      Chip chip = new Chip(words.say("recipe.origin.waiting"));
      chip.addClassNames("tiny", "warn");
      return chip;
    }
    Chip chip =
        new Chip(words.say("recipe.origin." + stored.origin().name().toLowerCase(Locale.ROOT)));
    chip.addClassName("tiny");
    return chip;
  }

  static String sentence(InvalidRecipeException wrong) {
    return wrong.faults().stream()
        .limit(5)
        .map(RecipeFault::toString)
        .collect(Collectors.joining("; "));
  }

  /// What to tell of a failure.
  static String of(RuntimeException failure, Words words) {
    return failure instanceof InvalidRecipeException wrong
        ? sentence(wrong)
        : words.say("action.failed");
  }
}
