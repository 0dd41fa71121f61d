package org.chimerapool.deployment.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chimerapool.deployment.recipe.RecipeReader;
import org.chimerapool.deployment.recipe.Step;
import org.chimerapool.jooq.deployment.tables.records.RunRecord;

/// How long a machine may be at a step, by the recipe, before a person should look at it.
final class StepAllowances {

  /// What is killed gets ten seconds, and its news some time to arrive.
  private static final Duration GRACE = Duration.ofMinutes(1);

  private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(5);

  /// A run's recipe never changes.
  private final Cache<Long, List<Duration>> known =
      Caffeine.newBuilder().maximumSize(2_000).build();

  Optional<Duration> of(RunRecord run, int step) {
    if (step < 0) {
      return Optional.empty();
    }
    List<Duration> all =
        known.get(
            run.getId(),
            _ ->
                RecipeReader.kept(run.getRecipeSource()).steps().stream()
                    .map(StepAllowances::allowed)
                    .toList());
    return step < all.size() ? Optional.of(all.get(step)) : Optional.empty();
  }

  private static Duration allowed(Step step) {
    Duration work = step.check().isEmpty() ? step.deadline() : step.deadline().multipliedBy(2);
    return work.plus(step.tries() > 1 ? LONGEST_BACKOFF.plus(GRACE) : GRACE);
  }
}
