package org.chimerapool.deployment.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.deployment.Previews;
import org.chimerapool.deployment.RunPlan;
import org.chimerapool.deployment.recipe.InvalidRecipeException;
import org.chimerapool.deployment.recipe.Recipe;
import org.chimerapool.deployment.recipe.RecipeReader;
import org.chimerapool.kernel.SecretBox;
import org.junit.jupiter.api.Test;

@DatabaseTest
class JooqPreviewsTest {

  private static final Recipe RECIPE =
      RecipeReader.read(
          """
          recipe: web
          title: Web
          parameters:
            - {name: PORT, kind: integer}
            - {name: PASSWORD, kind: secret}
          phases: [{name: P, steps: [{folder: {path: /srv/web}}, {name: S, run: echo "$PORT"}]}]
          """);

  @Test
  void showsTheScriptWithoutSecretsAndTheLastOneOfTheSameMachine(TestDatabase database) {
    Previews previews = new JooqPreviews(database.sql());
    JooqDeployments deployments =
        new JooqDeployments(
            database.sql(),
            SecretBox.withKey("0123456789abcdef".repeat(4)),
            new DeploymentSettings(Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofHours(1)),
            Clock.systemUTC());
    for (String machine : List.of("shed", "attic")) {
      Map<String, String> values = Map.of("PORT", "80", "PASSWORD", "correct horse");
      deployments.make(RunPlan.byLink(RECIPE, machine, values, "anna"));
    }

    Previews.Script script = previews.of(RECIPE, Map.of("PORT", "81", "PASSWORD", "correct horse"));

    assertThat(script.own())
        .contains("export PORT='81'", "folder_do")
        .doesNotContain("correct horse");
    assertThat(script.runtime()).contains("folder_do()", "main");
    assertThat(previews.machines("web")).containsExactly("attic", "shed");
    assertThat(previews.last("web", "shed").orElseThrow().script().own())
        .isEqualTo(script.own().replace("'81'", "'80'"));
    assertThat(previews.last("web", "cellar")).isEmpty();
    assertThatExceptionOfType(InvalidRecipeException.class)
        .isThrownBy(() -> previews.of(RECIPE, Map.of()))
        .withMessage("PORT: a value is needed");
  }
}
