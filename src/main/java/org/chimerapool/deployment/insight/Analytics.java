package org.chimerapool.deployment.insight;

import java.time.Instant;

/// Figures over many runs.
public interface Analytics {

  /// @param recipe only of this one; empty for all
  Report report(Instant from, Instant until, String recipe);
}
