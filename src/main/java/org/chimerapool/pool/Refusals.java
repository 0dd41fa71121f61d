package org.chimerapool.pool;

import java.util.List;
import java.util.Optional;
import org.chimerapool.kernel.WorkerName;

/// The last refused shares of this process with their evidence, and how many there were in the last
/// day. In memory and bounded; the numbers survive a restart. May be asked from any thread.
public interface Refusals {

  /// The newest first.
  List<Refusal> latest(PoolId pool, int limit);

  /// Of one worker, the newest first. More of them are kept than [#latest] still has when another
  /// worker makes much noise.
  List<Refusal> of(PoolId pool, WorkerName worker, int limit);

  Optional<Refusal> find(long id);

  /// What probably went wrong. Hashes a few times where that helps.
  LikelyCause cause(Refusal refusal);

  /// Those of the last day by reason, worker and device, the most frequent first.
  List<RefusalCount> counts(PoolId pool);
}
