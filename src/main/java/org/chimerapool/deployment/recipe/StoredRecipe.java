package org.chimerapool.deployment.recipe;

import java.time.Instant;
import java.util.Optional;

/// A recipe and where it comes from.
///
/// @param revision counted by the store, from 1; 0 for one that comes with the product
/// @param changedAt empty for one that comes with the product
/// @param acceptedBy who answers for one from elsewhere
public record StoredRecipe(
    Recipe recipe,
    Origin origin,
    int revision,
    Optional<Instant> changedAt,
    String changedBy,
    Optional<String> acceptedBy) {

  /// Whether it may be run.
  public boolean runnable() {
    return origin != Origin.ELSEWHERE || acceptedBy.isPresent();
  }

  public enum Origin {
    /// Comes with the product and cannot be changed, only copied.
    SHIPPED,
    OWN,
    /// Was brought as a file or text.
    ELSEWHERE
  }
}
