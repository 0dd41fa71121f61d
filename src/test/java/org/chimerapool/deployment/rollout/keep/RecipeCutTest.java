package org.chimerapool.deployment.rollout.keep;

import static org.assertj.core.api.Assertions.assertThat;

import org.chimerapool.deployment.recipe.Phase;
import org.chimerapool.deployment.recipe.Recipe;
import org.chimerapool.deployment.recipe.RecipeReader;
import org.chimerapool.deployment.recipe.Step;
import org.junit.jupiter.api.Test;

class RecipeCutTest {

  private static final String NEEDING =
      """
      recipe: thing
      title: Thing
      version: 1
      phases:
        - name: Switch
          needs: [Prepare]
          steps:
            - name: Put in place
              run: echo placed
              rollback: echo taken away
        - name: Prepare
          steps:
            - name: Fetch
              run: echo fetched
              rollback: echo away
            - name: Unpack
              run: echo unpacked
              rollback: echo packed
      """;

  @Test
  void cutsPhasesThatNeedEachOther() {
    Recipe recipe = RecipeReader.read(NEEDING);

    assertThat(RecipeCut.divides(recipe, "Switch")).isTrue();
    assertThat(RecipeCut.divides(recipe, "Prepare")).isFalse();
    assertThat(RecipeCut.before(recipe, "Switch").phases())
        .extracting(Phase::name)
        .containsExactly("Prepare");
    assertThat(RecipeCut.from(recipe, "Switch").steps())
        .extracting(Step::name)
        .containsExactly("Put in place");
  }

  @Test
  void undoesEachStepByItsOwnRollbackTheLastFirst() {
    Recipe undoing = RecipeCut.undoing(RecipeReader.read(NEEDING)).orElseThrow();

    assertThat(undoing.steps())
        .extracting(Step::run)
        .map(String::strip)
        .containsExactly("echo taken away", "echo packed", "echo away");
  }

  @Test
  void doesNotClaimToUndoWhatOnlyTheRunItselfCan() {
    Recipe withAction =
        RecipeReader.read(
            NEEDING.replace(
                "run: echo unpacked\n        rollback: echo packed", "folder: {path: /srv/thing}"));

    assertThat(withAction.steps()).anyMatch(step -> step.action().isPresent());
    assertThat(RecipeCut.undoing(withAction)).isEmpty();
    assertThat(WayBack.undoes(withAction)).isFalse();
  }
}
