package org.chimerapool.deployment.rollout;

import java.time.Instant;
import java.util.Optional;

/// How the machines of a barrier change together.
///
/// @param phase name of the recipe's phase from which on they change; what is before is made ready
/// @param at not before this moment
/// @param figure name of the benchmark figure that must be alike; empty for none
/// @param tolerance how far a machine may be from the middle one, in per cent
public record Together(String phase, Optional<Instant> at, String figure, double tolerance) {

  public static final Together NONE = new Together("", Optional.empty(), "", 0);
}
