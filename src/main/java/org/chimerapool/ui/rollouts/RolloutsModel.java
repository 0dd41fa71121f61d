package org.chimerapool.ui.rollouts;

import java.time.Instant;
import java.util.List;
import org.chimerapool.deployment.rollout.RolloutLine;
import org.chimerapool.deployment.rollout.Site;
import org.chimerapool.ui.kit.Problem;
import org.chimerapool.ui.kit.Reading;

/// @param rollouts those that go on before all, then the newest
/// @param problems those that wait for a person
record RolloutsModel(
    Reading<List<RolloutLine>> rollouts,
    Reading<List<Site>> sites,
    List<Problem> problems,
    Instant now) {}
