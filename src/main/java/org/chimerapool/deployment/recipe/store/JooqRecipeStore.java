package org.chimerapool.deployment.recipe.store;

import static org.chimerapool.jooq.deployment.Tables.RECIPE;
import static org.chimerapool.jooq.deployment.Tables.RECIPE_REVISION;
import static org.chimerapool.jooq.deployment.Tables.RECIPE_TEMPLATE;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chimerapool.deployment.recipe.InvalidRecipeException;
import org.chimerapool.deployment.recipe.Recipe;
import org.chimerapool.deployment.recipe.RecipeFault;
import org.chimerapool.deployment.recipe.RecipeReader;
import org.chimerapool.deployment.recipe.RecipeShelf;
import org.chimerapool.deployment.recipe.RecipeStore;
import org.chimerapool.deployment.recipe.StoredRecipe;
import org.chimerapool.deployment.recipe.StoredRecipe.Origin;
import org.chimerapool.jooq.deployment.tables.records.RecipeRecord;
import org.chimerapool.jooq.deployment.tables.records.RecipeRevisionRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Operators' recipes in the database, beside those that come with the product.
@Component
class JooqRecipeStore implements RecipeStore {

  private static final int LONGEST_NOTE = 500;

  private final DSLContext db;
  private final RecipeShelf shelf;
  private final Clock clock;
  private final TemplateRows templates;

  JooqRecipeStore(DSLContext db, RecipeShelf shelf, Clock clock) {
    this.db = db;
    this.shelf = shelf;
    this.clock = clock;
    templates = new TemplateRows(db, clock);
  }

  @Override
  public List<Recipe> all() {
    return stock().stream().filter(StoredRecipe::runnable).map(StoredRecipe::recipe).toList();
  }

  @Override
  public Optional<Recipe> find(String code) {
    return stored(code).filter(StoredRecipe::runnable).map(StoredRecipe::recipe);
  }

  @Override
  public List<StoredRecipe> stock() {
    return Stream.concat(
            shelf.all().stream().map(JooqRecipeStore::shipped), rows(DSL.noCondition()).stream())
        .sorted(Comparator.comparing(each -> each.recipe().title()))
        .toList();
  }

  @Override
  public Optional<StoredRecipe> stored(String code) {
    return shelf
        .find(code)
        .map(JooqRecipeStore::shipped)
        .or(() -> rows(RECIPE.CODE.eq(code)).stream().findFirst());
  }

  private static StoredRecipe shipped(Recipe recipe) {
    return new StoredRecipe(recipe, Origin.SHIPPED, 0, Optional.empty(), "", Optional.empty());
  }

  private List<StoredRecipe> rows(Condition wanted) {
    return db.select(RECIPE, RECIPE_REVISION)
        .from(RECIPE)
        .join(RECIPE_REVISION)
        .on(RECIPE_REVISION.CODE.eq(RECIPE.CODE).and(RECIPE_REVISION.REVISION.eq(RECIPE.REVISION)))
        .where(wanted)
        .fetch(row -> stored(row.value1(), row.value2()));
  }

  private static StoredRecipe stored(RecipeRecord row, RecipeRevisionRecord newest) {
    return new StoredRecipe(
        RecipeReader.kept(newest.getSource()),
        Origin.valueOf(row.getOrigin()),
        row.getRevision(),
        Optional.of(newest.getSavedAt()),
        newest.getSavedBy(),
        Optional.ofNullable(row.getAcceptedBy()));
  }

  @Override
  public StoredRecipe save(String source, String by, String note) {
    Recipe recipe = own(source);
    db.transaction(
        transaction -> {
          DSLContext inside = transaction.dsl();
          Optional<RecipeRecord> known = held(inside, recipe.code());
          if (known.isPresent()) {
            RecipeRecord row = known.get();
            boolean changed =
                inside.fetchCount(
                        RECIPE_REVISION,
                        RECIPE_REVISION
                            .CODE
                            .eq(recipe.code())
                            .and(RECIPE_REVISION.REVISION.eq(row.getRevision()))
                            .and(RECIPE_REVISION.SOURCE.eq(source)))
                    == 0;
            if (changed) {
              row.setRevision(row.getRevision() + 1);
              // Who changes a recipe from elsewhere has it before them and answers for it.
              if (row.getOrigin().equals(Origin.ELSEWHERE.name())) {
                row.setAcceptedBy(by);
                row.setAcceptedAt(clock.instant());
              }
              row.store();
              keep(inside, recipe, row.getRevision(), by, note);
            }
          } else {
            begin(inside, recipe, Origin.OWN, by, note);
          }
        });
    return stored(recipe.code()).orElseThrow();
  }

  @Override
  public StoredRecipe bring(String source, String by) {
    Recipe recipe = own(source);
    db.transaction(
        transaction -> {
          if (held(transaction.dsl(), recipe.code()).isPresent()) {
            throw taken(recipe.code(), "there is a recipe of this name already");
          }
          begin(transaction.dsl(), recipe, Origin.ELSEWHERE, by, "");
        });
    return stored(recipe.code()).orElseThrow();
  }

  private Recipe own(String source) {
    Recipe recipe = RecipeReader.read(source);
    if (shelf.find(recipe.code()).isPresent()) {
      throw taken(recipe.code(), "belongs to a recipe that comes with the product; choose another");
    }
    return recipe;
  }

  private static InvalidRecipeException taken(String code, String words) {
    return new InvalidRecipeException(List.of(RecipeFault.of("recipe", code + " " + words)));
  }

  private static Optional<RecipeRecord> held(DSLContext inside, String code) {
    return inside.selectFrom(RECIPE).where(RECIPE.CODE.eq(code)).forUpdate().fetchOptional();
  }

  private void begin(DSLContext inside, Recipe recipe, Origin origin, String by, String note) {
    RecipeRecord row = inside.newRecord(RECIPE);
    row.setCode(recipe.code());
    row.setOrigin(origin.name());
    row.setRevision(1);
    row.store();
    keep(inside, recipe, 1, by, note);
  }

  private void keep(DSLContext inside, Recipe recipe, int revision, String by, String note) {
    RecipeRevisionRecord row = inside.newRecord(RECIPE_REVISION);
    row.setCode(recipe.code());
    row.setRevision(revision);
    row.setSource(recipe.source());
    row.setSavedAt(clock.instant());
    row.setSavedBy(by);
    row.setNote(note.substring(0, Math.min(LONGEST_NOTE, note.length())));
    row.store();
  }

  @Override
  public boolean accept(String code, int revision, String by) {
    return db.update(RECIPE)
            .set(RECIPE.ACCEPTED_BY, by)
            .set(RECIPE.ACCEPTED_AT, clock.instant())
            .where(
                RECIPE
                    .CODE
                    .eq(code)
                    .and(RECIPE.REVISION.eq(revision))
                    .and(RECIPE.ORIGIN.eq(Origin.ELSEWHERE.name()))
                    .and(RECIPE.ACCEPTED_BY.isNull()))
            .execute()
        == 1;
  }

  @Override
  public boolean remove(String code, String by) {
    return db.transactionResult(
        transaction -> {
          DSLContext inside = transaction.dsl();
          boolean gone = inside.deleteFrom(RECIPE).where(RECIPE.CODE.eq(code)).execute() == 1;
          if (gone) {
            inside.deleteFrom(RECIPE_TEMPLATE).where(RECIPE_TEMPLATE.CODE.eq(code)).execute();
          }
          return gone;
        });
  }

  @Override
  public List<Revision> revisions(String code) {
    return db.select(
            RECIPE_REVISION.REVISION,
            RECIPE_REVISION.SAVED_AT,
            RECIPE_REVISION.SAVED_BY,
            RECIPE_REVISION.NOTE)
        .from(RECIPE_REVISION)
        .where(RECIPE_REVISION.CODE.eq(code))
        .orderBy(RECIPE_REVISION.REVISION.desc())
        .fetch(row -> new Revision(row.value1(), row.value2(), row.value3(), row.value4()));
  }

  @Override
  public Optional<String> source(String code, int revision) {
    return db.select(RECIPE_REVISION.SOURCE)
        .from(RECIPE_REVISION)
        .where(RECIPE_REVISION.CODE.eq(code).and(RECIPE_REVISION.REVISION.eq(revision)))
        .fetchOptional(RECIPE_REVISION.SOURCE);
  }

  @Override
  public List<Template> templates() {
    return templates.all();
  }

  @Override
  public Template keep(String name, String code, Map<String, String> values, String by) {
    Recipe recipe =
        stored(code)
            .map(StoredRecipe::recipe)
            .orElseThrow(() -> taken(code, "is no recipe that is kept here"));
    return templates.keep(name, recipe, values, by);
  }

  @Override
  public boolean forget(String name) {
    return templates.forget(name);
  }
}
