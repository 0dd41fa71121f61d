package org.chimerapool.deployment.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The rollouts. Everything may block on the database.
public interface Rollouts {

  /// How a plan would assign its machines; nothing is kept.
  ///
  /// @throws InvalidPlanException with everything that is wrong
  RolloutFacts preview(RolloutPlan plan);

  /// Keeps a plan; nothing is begun.
  ///
  /// @throws InvalidPlanException with everything that is wrong
  long plan(RolloutPlan plan);

  /// Those that go on before all, then the newest.
  List<RolloutLine> all(int limit);

  Optional<Rollout> find(long id);

  /// The newest first.
  List<Happening> happenings(long id, int limit);

  /// @return false where it makes no sense now
  boolean start(long id, String by);

  /// Nothing new is begun until it is resumed.
  boolean pause(long id, String by);

  /// Goes on; where a stage failed or could not be judged, its gate decides nothing any more.
  boolean resume(long id, String by);

  /// What has ended keeps its result, what was not begun never starts, what is in the middle is
  /// cancelled and undoes itself.
  boolean abort(long id, String by);

  /// As above, and what had succeeded is brought back.
  boolean rollBack(long id, String by);

  /// Nothing new is begun until somebody releases it, whatever else happens.
  boolean hold(long id, String by, String reason);

  boolean release(long id, String by);

  /// Codes of the health gates that there are.
  List<String> gates();

  /// What the gates may be asked about beside everything together, such as the names of pools.
  List<String> gateSubjects();

  /// Places with limits or mirrors, by name.
  List<Site> sites();

  void keep(Site site);

  /// The console's clock.
  Instant now();
}
