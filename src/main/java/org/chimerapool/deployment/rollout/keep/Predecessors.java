package org.chimerapool.deployment.rollout.keep;

import java.util.Collection;
import java.util.Set;

/// Which machines have had a recipe before.
@FunctionalInterface
interface Predecessors {

  /// Those of the machines on which a version of the recipe ran well and was not taken back.
  Set<Long> known(Collection<Long> targets, String recipe);
}
