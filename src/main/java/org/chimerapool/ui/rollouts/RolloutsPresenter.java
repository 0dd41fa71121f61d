package org.chimerapool.ui.rollouts;

import java.util.List;
import java.util.Optional;
import org.chimerapool.deployment.recipe.Recipe;
import org.chimerapool.deployment.recipe.RecipeStore;
import org.chimerapool.deployment.rollout.RolloutFacts;
import org.chimerapool.deployment.rollout.RolloutLine;
import org.chimerapool.deployment.rollout.RolloutPlan;
import org.chimerapool.deployment.rollout.RolloutState;
import org.chimerapool.deployment.rollout.Rollouts;
import org.chimerapool.deployment.rollout.Site;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.AuditAction;
import org.chimerapool.identity.Permission;
import org.chimerapool.ui.access.Trail;
import org.chimerapool.ui.i18n.Phrase;
import org.chimerapool.ui.kit.Problem;
import org.chimerapool.ui.kit.Reading;
import org.chimerapool.ui.kit.Tone;
import org.springframework.stereotype.Component;

/// What the rollout screens show, and what they do.
@Component
class RolloutsPresenter {

  private static final int MOST = 100;
  private static final int MOST_HAPPENINGS = 200;

  private final Rollouts rollouts;
  private final RecipeStore recipes;
  private final Trail trail;

  RolloutsPresenter(Rollouts rollouts, RecipeStore recipes, Trail trail) {
    this.rollouts = rollouts;
    this.recipes = recipes;
    this.trail = trail;
  }

  RolloutsModel all() {
    Reading<List<RolloutLine>> lines = Reading.of(() -> rollouts.all(MOST));
    return new RolloutsModel(
        lines,
        Reading.of(rollouts::sites),
        lines.orElse(List.of()).stream().flatMap(line -> problem(line).stream()).toList(),
        rollouts.now());
  }

  /// What waits for a person.
  static Optional<Problem> problem(RolloutLine line) {
    String path = "console/rollouts/" + line.id();
    if (line.state().ended()) {
      return Optional.empty();
    }
    if (line.hold().isPresent()) {
      return Optional.of(
          new Problem(
              Tone.WARN,
              Phrase.of("rollout.problem.held", line.name()),
              Phrase.of("rollout.problem.by", line.hold().get().by(), line.hold().get().reason()),
              path));
    }
    String stage = line.stages().isEmpty() ? "" : line.stages().get(line.stage());
    return switch (line.standing()) {
      case FAILED -> problem(line, Tone.BAD, "rollout.problem.failed", stage, path);
      case INCONCLUSIVE -> problem(line, Tone.WARN, "rollout.problem.unknown", stage, path);
      case WAITING, RUNNING, SOAKING, PASSED, OVERRULED -> Optional.empty();
    };
  }

  private static Optional<Problem> problem(
      RolloutLine line, Tone tone, String key, String stage, String path) {
    String next =
        line.state() == RolloutState.PAUSED ? "rollout.problem.decide" : "rollout.problem.acts";
    return Optional.of(
        new Problem(tone, Phrase.of(key, line.name(), stage), Phrase.of(next), path));
  }

  RolloutModel one(long id) {
    return new RolloutModel(
        rollouts.find(id), rollouts.happenings(id, MOST_HAPPENINGS), rollouts.now());
  }

  List<Recipe> recipes() {
    return recipes.all();
  }

  List<String> gates() {
    return rollouts.gates();
  }

  List<String> gateSubjects() {
    return rollouts.gateSubjects();
  }

  RolloutFacts preview(RolloutPlan plan) {
    return rollouts.preview(plan);
  }

  long plan(Actor who, RolloutPlan plan) {
    who.require(Permission.RUN_DEPLOYMENTS);
    long id = rollouts.plan(plan);
    trail.record(who, AuditAction.ROLLOUT_PLANNED, name(id, plan.name()));
    return id;
  }

  /// @return false where it makes no sense now
  boolean act(Actor who, RolloutLine rollout, RolloutAct act) {
    who.require(Permission.RUN_DEPLOYMENTS);
    boolean done =
        switch (act) {
          case START -> rollouts.start(rollout.id(), who.login());
          case PAUSE -> rollouts.pause(rollout.id(), who.login());
          case RESUME -> rollouts.resume(rollout.id(), who.login());
          case ABORT -> rollouts.abort(rollout.id(), who.login());
          case ROLL_BACK -> rollouts.rollBack(rollout.id(), who.login());
          case RELEASE -> rollouts.release(rollout.id(), who.login());
        };
    if (done) {
      trail.record(who, act.audited(), name(rollout.id(), rollout.name()));
    }
    return done;
  }

  boolean hold(Actor who, RolloutLine rollout, String reason) {
    who.require(Permission.RUN_DEPLOYMENTS);
    boolean done = rollouts.hold(rollout.id(), who.login(), reason);
    if (done) {
      trail.record(who, AuditAction.ROLLOUT_HELD, name(rollout.id(), rollout.name()), "", reason);
    }
    return done;
  }

  void keep(Actor who, Site site) {
    who.require(Permission.RUN_DEPLOYMENTS);
    rollouts.keep(site);
    trail.record(who, AuditAction.SITE_CHANGED, site.place());
  }

  private static String name(long id, String name) {
    return "%d: %s".formatted(id, name);
  }
}
