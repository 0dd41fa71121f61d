package org.chimerapool.deployment.rollout;

import java.util.Optional;

/// A rollout with everything about it.
///
/// @param labels the label expression that picked its machines; empty where they were listed
/// @param comparison of its two variants, where it has two
public record Rollout(
    RolloutLine line, String labels, RolloutFacts facts, Optional<Comparison> comparison) {}
