package org.chimerapool.deployment.insight;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// How deployments went in a span of time. Only runs count that ended by themselves, well or badly:
/// those that somebody cancelled, or that no machine took, say nothing about success.
///
/// @param cancelled runs that somebody ended
/// @param abandoned runs that no machine took, or whose machine did not come back
public record Report(
    Instant from,
    Instant until,
    Range all,
    long cancelled,
    long abandoned,
    List<Group> byRecipe,
    List<Group> byVersion,
    List<Group> byHardware,
    List<Group> byPlace,
    List<PhaseDurations> durations,
    List<Week> weeks,
    List<Signature> failures) {

  public Report {
    byRecipe = List.copyOf(byRecipe);
    byVersion = List.copyOf(byVersion);
    byHardware = List.copyOf(byHardware);
    byPlace = List.copyOf(byPlace);
    durations = List.copyOf(durations);
    weeks = List.copyOf(weeks);
    failures = List.copyOf(failures);
  }

  /// @param name empty for machines that told nothing
  public record Group(String name, Range success) {}

  /// Of runs that succeeded.
  public record PhaseDurations(
      String recipe, String phase, long runs, Duration median, Duration p90, Duration p99) {}

  /// @param monday by UTC
  public record Week(LocalDate monday, long succeeded, long failed) {}
}
