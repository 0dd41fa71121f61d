package org.chimerapool.deployment.rollout.keep;

import java.util.OptionalDouble;

/// Figures that a run measured on its machine.
@FunctionalInterface
interface BenchmarkFigures {

  OptionalDouble of(long run, String figure);
}
