package org.chimerapool.ui.recipes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.deployment.Deployments;
import org.chimerapool.deployment.Experience;
import org.chimerapool.deployment.Previews;
import org.chimerapool.deployment.recipe.Recipe;
import org.chimerapool.deployment.recipe.RecipeStore;
import org.chimerapool.deployment.recipe.RecipeStore.Template;
import org.chimerapool.deployment.recipe.StoredRecipe;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.AuditAction;
import org.chimerapool.identity.Permission;
import org.chimerapool.ui.access.Trail;
import org.chimerapool.ui.kit.Reading;
import org.springframework.stereotype.Component;

/// What the screens of recipes show, and what they do.
@Component
class RecipesPresenter {

  private final RecipeStore store;
  private final Experience experience;
  private final Previews previews;
  private final Deployments deployments;
  private final Trail trail;

  RecipesPresenter(
      RecipeStore store,
      Experience experience,
      Previews previews,
      Deployments deployments,
      Trail trail) {
    this.store = store;
    this.experience = experience;
    this.previews = previews;
    this.deployments = deployments;
    this.trail = trail;
  }

  RecipesModel recipes() {
    return new RecipesModel(
        Reading.of(() -> store.stock().stream().map(this::row).toList()),
        Reading.of(store::templates),
        deployments.now());
  }

  private RecipesModel.Row row(StoredRecipe stored) {
    List<Experience.Fit> fits = experience.fits(stored.recipe().code());
    return new RecipesModel.Row(
        stored,
        fits.stream().mapToInt(Experience.Fit::succeeded).sum(),
        fits.stream().mapToInt(Experience.Fit::runs).sum());
  }

  RecipeModel recipe(String code) {
    return new RecipeModel(
        store.stored(code),
        experience.fits(code),
        store.revisions(code),
        store.templates().stream().filter(each -> each.code().equals(code)).toList(),
        deployments.now());
  }

  Optional<StoredRecipe> stored(String code) {
    return store.stored(code);
  }

  Optional<String> source(String code, int revision) {
    return store.source(code, revision);
  }

  StoredRecipe save(Actor who, String source, String note) {
    who.require(Permission.RUN_DEPLOYMENTS);
    StoredRecipe saved = store.save(source, who.login(), note);
    trail.record(who, AuditAction.RECIPE_SAVED, name(saved));
    return saved;
  }

  StoredRecipe bring(Actor who, String source) {
    who.require(Permission.RUN_DEPLOYMENTS);
    StoredRecipe brought = store.bring(source, who.login());
    trail.record(who, AuditAction.RECIPE_BROUGHT, name(brought));
    return brought;
  }

  boolean accept(Actor who, StoredRecipe read) {
    who.require(Permission.RUN_DEPLOYMENTS);
    boolean accepted = store.accept(read.recipe().code(), read.revision(), who.login());
    if (accepted) {
      trail.record(who, AuditAction.RECIPE_ACCEPTED, name(read));
    }
    return accepted;
  }

  boolean remove(Actor who, StoredRecipe recipe) {
    who.require(Permission.RUN_DEPLOYMENTS);
    boolean removed = store.remove(recipe.recipe().code(), who.login());
    if (removed) {
      trail.record(who, AuditAction.RECIPE_REMOVED, name(recipe));
    }
    return removed;
  }

  Template keep(Actor who, String name, Recipe recipe, Map<String, String> values) {
    who.require(Permission.RUN_DEPLOYMENTS);
    Template kept = store.keep(name, recipe.code(), values, who.login());
    trail.record(who, AuditAction.RECIPE_TEMPLATE_SAVED, name);
    return kept;
  }

  boolean forget(Actor who, String name) {
    who.require(Permission.RUN_DEPLOYMENTS);
    boolean gone = store.forget(name);
    if (gone) {
      trail.record(who, AuditAction.RECIPE_TEMPLATE_REMOVED, name);
    }
    return gone;
  }

  Previews.Script preview(Recipe recipe, Map<String, String> values) {
    return previews.of(recipe, values);
  }

  List<String> machines(Recipe recipe) {
    return previews.machines(recipe.code());
  }

  Optional<Previews.Last> last(Recipe recipe, String label) {
    return previews.last(recipe.code(), label);
  }

  private static String name(StoredRecipe stored) {
    return stored.recipe().title() + " (" + stored.recipe().code() + ", " + stored.revision() + ")";
  }
}
