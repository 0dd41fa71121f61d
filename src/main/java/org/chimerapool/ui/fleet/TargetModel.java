package org.chimerapool.ui.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.deployment.Run;
import org.chimerapool.deployment.fleet.CheckStanding;
import org.chimerapool.deployment.fleet.Diagnostics.Bundle;
import org.chimerapool.deployment.fleet.Drift;
import org.chimerapool.deployment.fleet.Enrolments.Candidate;
import org.chimerapool.deployment.fleet.HealthReason;
import org.chimerapool.deployment.fleet.Target;
import org.chimerapool.deployment.fleet.TargetEvent;

/// What the screen of one machine shows.
///
/// @param target empty when there is no such machine
/// @param candidate what there is to decide about it
record TargetModel(
    Optional<Target> target,
    Optional<Candidate> candidate,
    List<HealthReason> reasons,
    List<Drift> drift,
    Map<String, CheckStanding> checks,
    List<TargetEvent> events,
    List<Run> runs,
    List<Bundle> bundles,
    Instant now) {}
