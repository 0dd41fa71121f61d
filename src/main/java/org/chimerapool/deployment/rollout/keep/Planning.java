package org.chimerapool.deployment.rollout.keep;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chimerapool.deployment.fleet.Fleet;
import org.chimerapool.deployment.fleet.Target;
import org.chimerapool.deployment.fleet.TargetState;
import org.chimerapool.deployment.recipe.InvalidRecipeException;
import org.chimerapool.deployment.recipe.Recipe;
import org.chimerapool.deployment.rollout.InvalidPlanException;
import org.chimerapool.deployment.rollout.MaintenanceWindow;
import org.chimerapool.deployment.rollout.Member;
import org.chimerapool.deployment.rollout.OnFailure;
import org.chimerapool.deployment.rollout.Pace;
import org.chimerapool.deployment.rollout.PlanFault;
import org.chimerapool.deployment.rollout.PlanFault.Kind;
import org.chimerapool.deployment.rollout.RolloutFacts;
import org.chimerapool.deployment.rollout.RolloutPlan;
import org.chimerapool.deployment.rollout.RolloutPlan.Part;
import org.chimerapool.deployment.rollout.StageSpec;
import org.chimerapool.deployment.rollout.machine.Assignment;

/// Checks a plan and assigns its machines.
final class Planning {

  private final Fleet fleet;
  private final Gates gates;
  private final Predecessors predecessors;
  private final int roomForAll;
  private final RolloutPlan plan;
  private final List<PlanFault> faults = new ArrayList<>();

  private Planning(
      Fleet fleet, Gates gates, Predecessors predecessors, int roomForAll, RolloutPlan plan) {
    this.fleet = fleet;
    this.gates = gates;
    this.predecessors = predecessors;
    this.roomForAll = roomForAll;
    this.plan = plan;
  }

  /// @throws InvalidPlanException with everything that is wrong
  static RolloutFacts of(
      Fleet fleet,
      Gates gates,
      Predecessors predecessors,
      RolloutSettings settings,
      RolloutPlan plan,
      Instant now) {
    return new Planning(fleet, gates, predecessors, settings.atOnce(), plan).planned(now);
  }

  private RolloutFacts planned(Instant now) {
    if (plan.name().isBlank() || plan.name().length() > 100) {
      fault(Kind.NAME);
    }
    List<Target> targets = targets();
    if (targets.isEmpty()) {
      fault(Kind.NO_MACHINES);
    }
    values(plan.a());
    plan.b().ifPresent(this::values);
    plan.back().ifPresent(this::values);
    pace(plan.spec().pace());
    wayBack(targets);
    List<Member> members = faults.isEmpty() ? assigned(targets, now) : List.of();
    if (!faults.isEmpty()) {
      throw new InvalidPlanException(faults);
    }
    return RolloutFacts.planned(plan.spec(), members, now);
  }

  private List<Target> targets() {
    if (plan.targets().isEmpty()) {
      return matching(plan.labels());
    }
    Set<Long> wanted = new HashSet<>(plan.targets());
    return fleet.all().stream()
        .filter(each -> wanted.contains(each.id()) && each.state() == TargetState.ACCEPTED)
        .toList();
  }

  private List<Target> matching(String labels) {
    try {
      return fleet.matching(labels);
    } catch (IllegalArgumentException wrong) {
      fault(Kind.LABELS, String.valueOf(wrong.getMessage()));
      return List.of();
    }
  }

  private void values(Part part) {
    try {
      var _ = part.recipe().complete(part.values());
    } catch (InvalidRecipeException wrong) {
      wrong
          .faults()
          .forEach(each -> fault(Kind.VALUES, part.recipe().title(), each.place(), each.words()));
    }
  }

  /// A rollout that is to go back by itself must be able to.
  private void wayBack(List<Target> targets) {
    if (plan.spec().onFailure() == OnFailure.ROLL_BACK && plan.back().isEmpty()) {
      wayBack(targets, plan.a().recipe());
      plan.b().ifPresent(part -> wayBack(targets, part.recipe()));
    }
  }

  private void wayBack(List<Target> targets, Recipe recipe) {
    if (WayBack.undoes(recipe)) {
      return;
    }
    List<Long> ids = targets.stream().map(Target::id).toList();
    Set<Long> known = predecessors.known(ids, recipe.code());
    long without = ids.stream().filter(each -> !known.contains(each)).count();
    if (without > 0) {
      fault(Kind.NO_WAY_BACK, without, recipe.title());
    }
  }

  private void pace(Pace pace) {
    boolean fits =
        pace.atOnce() >= 1
            && pace.perPlace() >= 0
            && pace.tries() >= 1
            && pace.tries() <= 10
            && pace.deadline().isPositive();
    if (!fits) {
      fault(Kind.PACE);
    }
  }

  private List<Member> assigned(List<Target> targets, Instant now) {
    List<StageSpec> stages = plan.spec().stages();
    if (stages.isEmpty()) {
      fault(Kind.NO_STAGES);
    }
    Map<String, Set<Long>> labelled = new HashMap<>();
    stages.stream()
        .map(StageSpec::labels)
        .filter(labels -> !labels.isEmpty())
        .forEach(labels -> labelled.computeIfAbsent(labels, this::ids));
    List<Set<Long>> windows =
        plan.spec().windows().stream().map(MaintenanceWindow::labels).map(this::ids).toList();
    List<Member> members =
        new Assignment(
                targets.stream().map(each -> candidate(each, windows)).toList(),
                labelled,
                plan.seed())
            .members(stages, plan.b().isPresent(), now);
    for (int i = 0; i < stages.size(); i++) {
      int stage = i;
      stage(stages.get(i), members.stream().filter(each -> each.stage() == stage).toList());
    }
    if (members.size() < targets.size() && !stages.isEmpty()) {
      fault(Kind.LEFT_OVER, targets.size() - members.size());
    }
    return members;
  }

  private Set<Long> ids(String labels) {
    return matching(labels).stream().map(Target::id).collect(Collectors.toSet());
  }

  private static Assignment.Candidate candidate(Target target, List<Set<Long>> windows) {
    Set<Integer> binding =
        IntStream.range(0, windows.size())
            .filter(i -> windows.get(i).contains(target.id()))
            .boxed()
            .collect(Collectors.toSet());
    return new Assignment.Candidate(target.id(), target.name(), target.place(), binding);
  }

  private void stage(StageSpec spec, List<Member> members) {
    if (members.isEmpty()) {
      fault(Kind.EMPTY_STAGE, spec.name());
    }
    spec.gates().stream()
        .filter(gate -> !gates.knows(gate))
        .forEach(gate -> fault(Kind.GATE, gate.gate(), gate.subject()));
    if (!spec.barrier()) {
      return;
    }
    divides(plan.a().recipe());
    plan.b().ifPresent(part -> divides(part.recipe()));
    long together = members.stream().filter(each -> !each.spare()).count();
    if (together > Math.min(plan.spec().pace().atOnce(), roomForAll)) {
      fault(Kind.BARRIER_ROOM, together, Math.min(plan.spec().pace().atOnce(), roomForAll));
    }
    if (spec.spares() >= members.size()) {
      fault(Kind.SPARES, spec.name());
    }
  }

  private void divides(Recipe recipe) {
    if (!RecipeCut.divides(recipe, plan.spec().together().phase())) {
      fault(Kind.BARRIER_PHASE, recipe.title(), plan.spec().together().phase());
    }
  }

  private void fault(Kind kind, Object... figures) {
    faults.add(PlanFault.of(kind, figures));
  }
}
