package org.chimerapool.ui.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.chimerapool.deployment.fleet.Drift;
import org.chimerapool.deployment.fleet.Enrolments.Candidate;
import org.chimerapool.deployment.fleet.HealthReason;
import org.chimerapool.deployment.fleet.Target;
import org.chimerapool.ui.kit.Reading;

/// What the screen of all machines shows.
///
/// @param machines that fit the filter
/// @param all how many there are without it
/// @param labels of all machines, to choose from; places and versions likewise
record FleetModel(
    Reading<List<Line>> machines,
    int all,
    List<Candidate> candidates,
    Set<String> labels,
    Set<String> places,
    Set<String> versions,
    boolean filtered,
    Instant now) {

  /// @param drift what is not as it was installed
  record Line(Target target, List<HealthReason> reasons, List<Drift> drift) {}
}
