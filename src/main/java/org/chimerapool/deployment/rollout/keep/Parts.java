package org.chimerapool.deployment.rollout.keep;

import static org.chimerapool.jooq.deployment.Tables.ROLLOUT_RECIPE;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chimerapool.deployment.recipe.Parameter;
import org.chimerapool.deployment.recipe.ParameterKind;
import org.chimerapool.deployment.recipe.RecipeReader;
import org.chimerapool.deployment.rollout.RolloutPlan.Part;
import org.chimerapool.jooq.deployment.tables.records.RolloutRecipeRecord;
import org.chimerapool.kernel.SecretBox;
import org.jooq.DSLContext;

/// What rollouts run, with their secrets sealed.
final class Parts {

  static final String BACK = "BACK";

  private static final String PURPOSE = "deployment rollout";

  private final SecretBox box;

  Parts(SecretBox box) {
    this.box = box;
  }

  void insert(DSLContext db, long rollout, String name, Part part) {
    Map<String, String> open = new TreeMap<>(part.recipe().complete(part.values()));
    Map<String, String> secret = new TreeMap<>();
    for (Parameter parameter : part.recipe().parameters()) {
      if (parameter.kind() == ParameterKind.SECRET) {
        secret.put(parameter.name(), open.remove(parameter.name()));
      }
    }
    RolloutRecipeRecord row = db.newRecord(ROLLOUT_RECIPE);
    row.setRolloutId(rollout);
    row.setPart(name);
    row.setRecipe(part.recipe().code());
    row.setTitle(part.recipe().title());
    row.setVersion(part.recipe().version());
    row.setSource(part.recipe().source());
    row.setParameters(Json.of(open));
    row.setSecrets(box.seal(Json.of(secret), PURPOSE));
    row.insert();
  }

  Optional<Part> find(DSLContext db, long rollout, String name) {
    return db.selectFrom(ROLLOUT_RECIPE)
        .where(ROLLOUT_RECIPE.ROLLOUT_ID.eq(rollout), ROLLOUT_RECIPE.PART.eq(name))
        .fetchOptional(this::part);
  }

  private Part part(RolloutRecipeRecord row) {
    Map<String, String> values = new TreeMap<>(Json.values(row.getParameters()));
    values.putAll(Json.values(box.open(row.getSecrets(), PURPOSE)));
    return new Part(RecipeReader.read(row.getSource()), values);
  }
}
