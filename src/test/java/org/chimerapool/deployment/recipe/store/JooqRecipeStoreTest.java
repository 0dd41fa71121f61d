package org.chimerapool.deployment.recipe.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.deployment.recipe.InvalidRecipeException;
import org.chimerapool.deployment.recipe.RecipeShelf;
import org.chimerapool.deployment.recipe.RecipeStore.Revision;
import org.chimerapool.deployment.recipe.RecipeStore.Template;
import org.chimerapool.deployment.recipe.StoredRecipe;
import org.chimerapool.deployment.recipe.StoredRecipe.Origin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest
class JooqRecipeStoreTest {

  private static final String YAML =
      """
      recipe: own
      title: Own
      parameters:
        - {name: PORT, kind: integer}
        - {name: PASSWORD, kind: secret}
      phases: [{name: P, steps: [{name: S, run: %s}]}]
      """;

  private JooqRecipeStore store;

  @BeforeEach
  void open(TestDatabase database) {
    store =
        new JooqRecipeStore(
            database.sql(),
            new RecipeShelf(),
            Clock.fixed(Instant.parse("2026-11-21T18:00:00Z"), ZoneOffset.UTC));
  }

  @Test
  void keepsEachRevisionOnceAndRunsTheNewest() {
    store.save(YAML.formatted("one"), "anna", "");
    store.save(YAML.formatted("one"), "anna", "saved twice");
    StoredRecipe second = store.save(YAML.formatted("two"), "ben", "better");

    assertThat(second.revision()).isEqualTo(2);
    assertThat(store.find("own").orElseThrow().steps().getFirst().run()).isEqualTo("two");
    assertThat(store.revisions("own")).extracting(Revision::savedBy).containsExactly("ben", "anna");
    assertThat(store.source("own", 1)).contains(YAML.formatted("one"));
    assertThat(store.remove("own", "anna")).isTrue();
    assertThat(store.find("own")).isEmpty();
    assertThat(store.remove("machine-check", "anna")).isFalse();
  }

  @Test
  void refusesNamesOfRecipesThatComeWithTheProductAndWhatIsWrong() {
    assertThatExceptionOfType(InvalidRecipeException.class)
        .isThrownBy(
            () ->
                store.save(
                    YAML.formatted("one").replace("recipe: own", "recipe: machine-check"),
                    "anna",
                    ""))
        .withMessageContaining("comes with the product");
    assertThatExceptionOfType(InvalidRecipeException.class)
        .isThrownBy(() -> store.save("recipe: own", "anna", ""));
  }

  @Test
  void letsNothingFromElsewhereRunBeforeSomebodyAcceptedWhatTheyRead() {
    StoredRecipe brought = store.bring(YAML.formatted("one"), "anna");

    assertThat(brought.origin()).isEqualTo(Origin.ELSEWHERE);
    assertThat(store.find("own")).isEmpty();
    assertThat(store.all()).noneMatch(each -> each.code().equals("own"));
    assertThat(store.stored("own")).isPresent();
    assertThatExceptionOfType(InvalidRecipeException.class)
        .isThrownBy(() -> store.bring(YAML.formatted("two"), "anna"))
        .withMessageContaining("already");

    assertThat(store.accept("own", 2, "ben")).isFalse();
    assertThat(store.accept("own", 1, "ben")).isTrue();
    assertThat(store.find("own")).isPresent();
    assertThat(store.stored("own").orElseThrow().acceptedBy()).contains("ben");
  }

  @Test
  void keepsValuesUnderNamesButNoSecrets() {
    store.save(YAML.formatted("one"), "anna", "");

    Template kept = store.keep("edge", "own", Map.of("PORT", "80", "PASSWORD", "hunter22"), "anna");

    assertThat(kept.values()).isEqualTo(Map.of("PORT", "80"));
    assertThat(store.keep("edge", "own", Map.of("PORT", "81"), "ben").values())
        .isEqualTo(Map.of("PORT", "81"));
    assertThat(store.templates()).hasSize(1);
    assertThatExceptionOfType(InvalidRecipeException.class)
        .isThrownBy(() -> store.keep("edge", "own", Map.of("PORT", "http"), "anna"));
    assertThatExceptionOfType(InvalidRecipeException.class)
        .isThrownBy(() -> store.keep("edge", "own", Map.of("PROT", "80"), "anna"));
    assertThat(store.forget("edge")).isTrue();
    assertThat(store.templates()).isEmpty();
  }
}
