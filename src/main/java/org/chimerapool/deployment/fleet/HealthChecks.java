package org.chimerapool.deployment.fleet;

import java.util.List;
import java.util.Map;

/// What machines look at by themselves, and what came of it. Everything may block on the database.
public interface HealthChecks {

  List<HealthCheck> all();

  /// Adds one, or changes the one with its id.
  void save(HealthCheck check);

  boolean remove(long id);

  /// Of one machine, by the check's name.
  Map<String, CheckStanding> of(long target);

  /// What happened to a machine, the newest first.
  List<TargetEvent> events(long target, int limit);

  /// Why each machine is not simply well; those that are well are not in it.
  Map<Long, List<HealthReason>> reasons();

  /// What is not as the last successful run left it, by machine.
  Map<Long, List<Drift>> drift();
}
