package org.chimerapool.deployment.rollout.machine;

import java.util.List;
import org.chimerapool.deployment.rollout.Happening;
import org.chimerapool.deployment.rollout.RolloutFacts;

/// What comes of one look.
///
/// @param facts as they are to be kept
/// @param orders to be carried out together with keeping them
public record Outcome(RolloutFacts facts, List<Order> orders, List<Happening> happenings) {}
