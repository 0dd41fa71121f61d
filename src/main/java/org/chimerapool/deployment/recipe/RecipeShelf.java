package org.chimerapool.deployment.recipe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// The recipes that come with the product.
@Component
public class RecipeShelf {

  private final List<Recipe> recipes;

  public RecipeShelf() {
    try {
      recipes =
          Arrays.stream(
                  new PathMatchingResourcePatternResolver()
                      .getResources("classpath:deployment/recipes/*.yaml"))
              .map(
                  resource -> {
                    try {
                      return RecipeReader.read(resource.getContentAsString(StandardCharsets.UTF_8));
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  })
              .sorted(Comparator.comparing(Recipe::title))
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<Recipe> all() {
    return recipes;
  }

  public Optional<Recipe> find(String code) {
    return recipes.stream().filter(each -> each.code().equals(code)).findFirst();
  }
}
