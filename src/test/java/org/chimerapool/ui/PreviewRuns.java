package org.chimerapool.ui;

import java.util.List;
import java.util.Map;
import org.chimerapool.deployment.Deployments;
import org.chimerapool.deployment.RunPlan;
import org.chimerapool.deployment.recipe.Recipe;
import org.chimerapool.deployment.recipe.RecipeShelf;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/// Runs that wait for their machines, one of them with a name that wants to be more than text.
class PreviewRuns implements ApplicationRunner {

  private static final List<String> MACHINES =
      List.of("attic", "garage", PreviewFigures.HOSTILE, "rack 7", "cellar");

  private final Deployments deployments;
  private final Recipe recipe;

  PreviewRuns(Deployments deployments, RecipeShelf shelf) {
    this.deployments = deployments;
    recipe =
        shelf.all().stream()
            .filter(each -> each.code().equals("machine-check"))
            .findFirst()
            .orElseThrow();
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (deployments.newest(1).isEmpty()) {
      MACHINES.forEach(
          machine -> deployments.make(RunPlan.byLink(recipe, machine, Map.of(), "anna")));
    }
  }
}
