package org.chimerapool.deployment.recipe.store;

import static org.chimerapool.jooq.deployment.Tables.RECIPE_TEMPLATE;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chimerapool.deployment.recipe.InvalidRecipeException;
import org.chimerapool.deployment.recipe.Parameter;
import org.chimerapool.deployment.recipe.ParameterKind;
import org.chimerapool.deployment.recipe.Recipe;
import org.chimerapool.deployment.recipe.RecipeFault;
import org.chimerapool.deployment.recipe.RecipeStore.Template;
import org.chimerapool.jooq.deployment.tables.records.RecipeTemplateRecord;
import org.jooq.DSLContext;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The table of values that are saved under names.
final class TemplateRows {

  private static final int LONGEST_NAME = 100;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private final DSLContext db;
  private final Clock clock;

  TemplateRows(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  List<Template> all() {
    return db.selectFrom(RECIPE_TEMPLATE)
        .orderBy(RECIPE_TEMPLATE.NAME)
        .fetch(TemplateRows::template);
  }

  private static Template template(RecipeTemplateRecord row) {
    return new Template(
        row.getName(),
        row.getCode(),
        JSON.readValue(row.getGiven(), TEXTS),
        row.getSavedAt(),
        row.getSavedBy());
  }

  Template keep(String name, Recipe recipe, Map<String, String> values, String by) {
    String given = JSON.writeValueAsString(allowed(name, recipe, values));
    db.insertInto(RECIPE_TEMPLATE)
        .set(RECIPE_TEMPLATE.NAME, name)
        .set(RECIPE_TEMPLATE.CODE, recipe.code())
        .set(RECIPE_TEMPLATE.GIVEN, given)
        .set(RECIPE_TEMPLATE.SAVED_AT, clock.instant())
        .set(RECIPE_TEMPLATE.SAVED_BY, by)
        .onConflict(RECIPE_TEMPLATE.NAME)
        .doUpdate()
        .set(RECIPE_TEMPLATE.CODE, recipe.code())
        .set(RECIPE_TEMPLATE.GIVEN, given)
        .set(RECIPE_TEMPLATE.SAVED_AT, clock.instant())
        .set(RECIPE_TEMPLATE.SAVED_BY, by)
        .execute();
    return all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  private static Map<String, String> allowed(
      String name, Recipe recipe, Map<String, String> values) {
    List<RecipeFault> faults = new ArrayList<>();
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      faults.add(RecipeFault.of("name", "expected 1 to %d characters".formatted(LONGEST_NAME)));
    }
    Map<String, String> kept = new TreeMap<>(values);
    for (Parameter parameter : recipe.parameters()) {
      String value = values.get(parameter.name());
      if (parameter.kind() == ParameterKind.SECRET || value == null || value.isEmpty()) {
        kept.remove(parameter.name());
      } else if (!parameter.accepts(value)) {
        faults.add(RecipeFault.of(parameter.name(), "its kind or choices do not allow this value"));
      }
    }
    for (String each : values.keySet()) {
      if (recipe.parameters().stream().noneMatch(known -> known.name().equals(each))) {
        faults.add(RecipeFault.of(each, "the recipe has no such parameter"));
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidRecipeException(faults);
    }
    return kept;
  }

  boolean forget(String name) {
    return db.deleteFrom(RECIPE_TEMPLATE).where(RECIPE_TEMPLATE.NAME.eq(name)).execute() == 1;
  }
}
