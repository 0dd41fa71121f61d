package org.chimerapool.deployment.engine;

import static org.chimerapool.jooq.deployment.Tables.RUN;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chimerapool.deployment.Previews;
import org.chimerapool.deployment.Run;
import org.chimerapool.deployment.recipe.InvalidRecipeException;
import org.chimerapool.deployment.recipe.Parameter;
import org.chimerapool.deployment.recipe.ParameterKind;
import org.chimerapool.deployment.recipe.Recipe;
import org.chimerapool.deployment.script.RunScript;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Scripts to be read, out of recipes and of runs in the database.
@Component
final class JooqPreviews implements Previews {

  private static final int MOST_MACHINES = 50;
  private static final String UNREADABLE = "*".repeat(8);
  private static final URI CONSOLE = URI.create("https://console.invalid");

  private final DSLContext db;

  JooqPreviews(DSLContext db) {
    this.db = db;
  }

  @Override
  public Script of(Recipe recipe, Map<String, String> values) {
    Map<String, String> given = new TreeMap<>(values);
    recipe.parameters().stream()
        .filter(each -> each.kind() == ParameterKind.SECRET)
        .map(Parameter::name)
        .forEach(name -> given.put(name, UNREADABLE));
    return script(recipe, recipe.complete(given));
  }

  private static Script script(Recipe recipe, Map<String, String> values) {
    String whole = RunScript.of(recipe, values, CONSOLE, 0, UNREADABLE);
    int runtime = whole.indexOf("\n# --- ");
    return runtime < 0
        ? new Script(whole, "")
        : new Script(whole.substring(0, runtime + 1), whole.substring(runtime + 1));
  }

  @Override
  public Optional<Last> last(String recipe, String label) {
    return RunRows.where(
            db,
            RUN.RECIPE.eq(recipe).and(label.isEmpty() ? DSL.noCondition() : RUN.LABEL.eq(label)),
            1)
        .stream()
        .findFirst()
        .map(RunRows::run)
        .flatMap(JooqPreviews::last);
  }

  private static Optional<Last> last(Run run) {
    try {
      Map<String, String> values = new TreeMap<>(run.parameters());
      run.recipe().parameters().stream()
          .filter(each -> each.kind() == ParameterKind.SECRET)
          .forEach(each -> values.put(each.name(), UNREADABLE));
      return Optional.of(
          new Last(run.id(), run.label(), run.createdAt(), script(run.recipe(), values)));
    } catch (InvalidRecipeException older) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> machines(String recipe) {
    return db.select(RUN.LABEL)
        .from(RUN)
        .where(RUN.RECIPE.eq(recipe))
        .groupBy(RUN.LABEL)
        .orderBy(DSL.max(RUN.ID).desc())
        .limit(MOST_MACHINES)
        .fetch(RUN.LABEL);
  }
}
