package org.chimerapool.deployment.insight.outline;

import java.time.Duration;
import java.util.List;
import org.chimerapool.deployment.RunProgress;
import org.chimerapool.deployment.recipe.Recipe;

/// What of a recipe is needed to tell how far a run is.
public record Outline(List<PhasePart> phases, List<StepPart> steps) {

  public static final Outline NONE = new Outline(List.of(), List.of());

  /// @param weight 1 or more
  public record PhasePart(String name, int weight) {}

  /// @param phase place of its phase
  /// @param patience as long as it may take at most with all its tries, pauses left out
  public record StepPart(int phase, String name, Duration patience) {}

  public Outline {
    phases = List.copyOf(phases);
    steps = List.copyOf(steps);
  }

  public static Outline of(Recipe recipe) {
    return new Outline(
        recipe.phases().stream().map(each -> new PhasePart(each.name(), each.weight())).toList(),
        recipe.steps().stream()
            .map(
                each ->
                    new StepPart(
                        each.phase(), each.name(), each.deadline().multipliedBy(each.tries())))
            .toList());
  }

  /// How much is done, 0 to 1: phases by their weight, the steps of a phase alike.
  public double done(RunProgress at) {
    double whole = phases.stream().mapToInt(PhasePart::weight).sum();
    double done = 0;
    for (int i = 0; i < steps.size() && i <= at.step(); i++) {
      double share = phases.get(steps.get(i).phase()).weight() / stepsOf(steps.get(i).phase());
      done += i < at.step() ? share : share * at.stepPart();
    }
    return whole == 0 ? 0 : done / whole;
  }

  private double stepsOf(int phase) {
    return steps.stream().filter(step -> step.phase() == phase).count();
  }

  /// Empty outside of all phases.
  public String phase(RunProgress at) {
    int step = at.step();
    return step >= 0 && step < steps.size() ? phases.get(steps.get(step).phase()).name() : "";
  }

  /// Empty outside of all steps.
  public String step(RunProgress at) {
    return at.step() >= 0 && at.step() < steps.size() ? steps.get(at.step()).name() : "";
  }
}
