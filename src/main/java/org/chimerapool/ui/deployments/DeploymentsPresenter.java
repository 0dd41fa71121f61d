package org.chimerapool.ui.deployments;

import java.util.List;
import java.util.Map;
import org.chimerapool.deployment.Deployments;
import org.chimerapool.deployment.Run;
import org.chimerapool.deployment.RunPlan;
import org.chimerapool.deployment.fleet.Fleet;
import org.chimerapool.deployment.fleet.Target;
import org.chimerapool.deployment.insight.Forecast;
import org.chimerapool.deployment.insight.LiveRuns;
import org.chimerapool.deployment.recipe.Recipe;
import org.chimerapool.deployment.recipe.RecipeStore;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.AuditAction;
import org.chimerapool.identity.Permission;
import org.chimerapool.kernel.Registration;
import org.chimerapool.ui.access.Trail;
import org.chimerapool.ui.kit.Reading;
import org.springframework.stereotype.Component;

/// What the board of deployments shows, and what it does.
@Component
class DeploymentsPresenter {

  private final Deployments deployments;
  private final LiveRuns live;
  private final RecipeStore store;
  private final Fleet fleet;
  private final Forecast forecast;
  private final Trail trail;

  DeploymentsPresenter(
      Deployments deployments,
      LiveRuns live,
      RecipeStore store,
      Fleet fleet,
      Forecast forecast,
      Trail trail) {
    this.deployments = deployments;
    this.live = live;
    this.store = store;
    this.fleet = fleet;
    this.forecast = forecast;
    this.trail = trail;
  }

  DeploymentsModel board() {
    return new DeploymentsModel(Reading.of(live::now));
  }

  /// Wakes a page whenever something about what runs has changed.
  Registration watch(Runnable page) {
    return live.watch(_ -> page.run());
  }

  /// The values that are kept under a name for a recipe; none where there is no such name.
  Map<String, String> template(String code, String name) {
    return store.templates().stream()
        .filter(each -> each.code().equals(code) && each.name().equals(name))
        .findFirst()
        .map(RecipeStore.Template::values)
        .orElse(Map.of());
  }

  List<Recipe> recipes() {
    return store.all();
  }

  /// Machines that a run can be made for.
  List<Target> targets() {
    return fleet.matching("");
  }

  Forecast.Outlook outlook(Forecast.Plan plan) {
    return forecast.of(plan);
  }

  Run make(Actor who, RunPlan plan) {
    who.require(Permission.RUN_DEPLOYMENTS);
    Run run = deployments.make(plan);
    trail.record(who, AuditAction.DEPLOYMENT_MADE, name(run));
    return run;
  }

  boolean cancel(Actor who, Run run) {
    who.require(Permission.RUN_DEPLOYMENTS);
    boolean cancelled = deployments.cancel(run.id(), who.login());
    if (cancelled) {
      trail.record(who, AuditAction.DEPLOYMENT_CANCELLED, name(run));
    }
    return cancelled;
  }

  private static String name(Run run) {
    return "%d: %s on %s".formatted(run.id(), run.recipe().title(), run.label());
  }
}
