package org.chimerapool.ui.deployments;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.deployment.Deployments;
import org.chimerapool.deployment.Experience;
import org.chimerapool.deployment.LogLevel;
import org.chimerapool.deployment.LogLine;
import org.chimerapool.deployment.Run;
import org.chimerapool.deployment.RunPlan;
import org.chimerapool.deployment.fleet.Fleet;
import org.chimerapool.deployment.fleet.Target;
import org.chimerapool.deployment.recipe.Recipe;
import org.chimerapool.deployment.recipe.RecipeStore;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.AuditAction;
import org.chimerapool.identity.Permission;
import org.chimerapool.ui.access.Trail;
import org.chimerapool.ui.kit.Reading;
import org.springframework.stereotype.Component;

/// What the deployment screens show, and what they do.
@Component
class DeploymentsPresenter {

  static final int MOST_FOUND = 500;
  private static final int MOST_RUNS = 200;
  private static final int MOST_AT_ONCE = 1_000;

  private final Deployments deployments;
  private final RecipeStore store;
  private final Fleet fleet;
  private final Experience experience;
  private final Trail trail;

  DeploymentsPresenter(
      Deployments deployments,
      RecipeStore store,
      Fleet fleet,
      Experience experience,
      Trail trail) {
    this.deployments = deployments;
    this.store = store;
    this.fleet = fleet;
    this.experience = experience;
    this.trail = trail;
  }

  DeploymentsModel runs() {
    return new DeploymentsModel(
        Reading.of(
            () ->
                deployments.newest(MOST_RUNS).stream()
                    .sorted(Comparator.comparing((Run run) -> run.state().ended()))
                    .toList()),
        deployments.now());
  }

  RunModel run(long id, Actor visitor, LogWish wish) {
    Optional<Run> run = deployments.find(id);
    boolean looking = wish.looksForSomething();
    return new RunModel(
        run,
        visitor.may(Permission.RUN_DEPLOYMENTS) ? deployments.link(id) : Optional.empty(),
        deployments.steps(id),
        experience.figures(id),
        looking || run.isEmpty() ? List.of() : fresh(id, run.get(), wish),
        looking
            ? Optional.of(deployments.search(id, wish.text(), wish.least(), 0, MOST_FOUND))
            : Optional.empty(),
        deployments.now());
  }

  private List<LogLine> fresh(long id, Run run, LogWish wish) {
    boolean farBehind = run.lines() - wish.after() > MOST_AT_ONCE;
    return farBehind && wish.following()
        ? deployments.tail(id, MOST_AT_ONCE)
        : deployments.lines(id, wish.after(), MOST_AT_ONCE);
  }

  /// Lines before a place in the log.
  List<LogLine> before(long id, long seq) {
    long after = Math.max(0, seq - 1 - MOST_FOUND);
    return deployments.lines(id, after, (int) (seq - 1 - after));
  }

  List<LogLine> after(long id, long seq) {
    return deployments.lines(id, seq, MOST_FOUND);
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

  /// What a page wants of a log.
  ///
  /// @param after the last line that it has
  /// @param following it stays at the end
  /// @param text that lines must hold; empty for all
  record LogWish(long after, boolean following, String text, LogLevel least) {

    boolean looksForSomething() {
      return !text.isBlank() || least != LogLevel.DEBUG;
    }
  }
}
