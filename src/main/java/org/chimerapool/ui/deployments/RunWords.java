package org.chimerapool.ui.deployments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.chimerapool.deployment.Run;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.recipe.Phase;
import org.chimerapool.deployment.recipe.Recipe;
import org.chimerapool.deployment.recipe.Step;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.Icons;
import org.chimerapool.ui.kit.StateMark;
import org.chimerapool.ui.kit.Tone;

/// A run in words and figures.
final class RunWords {

  private RunWords() {}

  static StateMark mark(RunState state, boolean notUndone, Words words) {
    String key = "run.state." + state.name().toLowerCase(Locale.ROOT);
    return new StateMark(
        notUndone ? Tone.BAD : tone(state),
        icon(state),
        words.say(notUndone ? key + ".left" : key));
  }

  static Tone tone(RunState state) {
    return switch (state) {
      case SUCCEEDED -> Tone.GOOD;
      case RUNNING -> Tone.GOOD;
      case CANCELLING, LOST -> Tone.WARN;
      case FAILED -> Tone.BAD;
      case WAITING, CANCELLED, ABANDONED -> Tone.OFF;
    };
  }

  private static String icon(RunState state) {
    return switch (state) {
      case WAITING -> Icons.WAITS;
      case RUNNING -> Icons.RUNS;
      case CANCELLING -> Icons.DRAINS;
      case LOST -> Icons.SESSIONS;
      case SUCCEEDED -> Icons.TICK;
      case FAILED -> Icons.REFUSALS;
      case CANCELLED, ABANDONED -> Icons.STOPPED;
    };
  }

  /// How much is done, 0 to 1: phases by their weight, the steps of a phase alike.
  static double done(Run run) {
    if (run.state() == RunState.SUCCEEDED) {
      return 1;
    }
    Recipe recipe = run.recipe();
    int at = run.progress().step();
    double whole = recipe.phases().stream().mapToInt(Phase::weight).sum();
    double done = 0;
    for (int i = 0; i < recipe.steps().size() && i <= at; i++) {
      Step step = recipe.steps().get(i);
      double share = recipe.phases().get(step.phase()).weight() / steps(recipe, step.phase());
      done += i < at ? share : share * run.progress().stepPart();
    }
    return done / whole;
  }

  private static double steps(Recipe recipe, int phase) {
    return recipe.steps().stream().filter(step -> step.phase() == phase).count();
  }

  /// Where it is, or what its machine said last.
  static String where(Run run) {
    int at = run.progress().step();
    List<Step> steps = run.recipe().steps();
    if (!run.state().ended() && at >= 0 && at < steps.size()) {
      Step step = steps.get(at);
      return run.recipe().phases().get(step.phase()).name() + " · " + step.name();
    }
    return run.detail();
  }

  static Duration took(Run run, Instant now) {
    return run.startedAt()
        .map(from -> Duration.between(from, run.endedAt().orElse(now)))
        .orElse(Duration.ZERO);
  }
}
