package org.chimerapool.ui.rollouts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chimerapool.deployment.rollout.Happening;
import org.chimerapool.deployment.rollout.Rollout;

/// @param rollout empty where there is none of that number
/// @param happenings the newest first
record RolloutModel(Optional<Rollout> rollout, List<Happening> happenings, Instant now) {}
