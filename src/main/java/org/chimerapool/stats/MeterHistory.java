package org.chimerapool.stats;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.ShareVerdict.Reason;

/// What the database remembers of a pool that the live figures need after a restart. Blocks.
interface MeterHistory {
  record KnownWorker(
      int id,
      WorkerName name,
      String agent,
      boolean simulated,
      Instant firstSeen,
      Instant lastSeen) {}

  record WorkerMinute(int workerId, Instant minute, Tally tally, Instant lastAt) {}

  /// @param workerId empty where no worker was authorized
  record RefusedMinute(Optional<Integer> workerId, Instant minute, Reason reason, int shares) {}

  /// Workers seen since then, the latest first.
  List<KnownWorker> workers(PoolId pool, Instant since, int limit);

  /// The minutes from `from` up to but without `before`.
  List<WorkerMinute> minutes(PoolId pool, Instant from, Instant before);

  List<RefusedMinute> refusals(PoolId pool, Instant from, Instant before);

  /// The greatest difficulty of a hash since then, by worker.
  Map<Integer, Double> bests(PoolId pool, Instant since);

  /// Accepted shares before that minute.
  long acceptedTotal(PoolId pool, Instant before);

  /// The work accepted between the two times; minutes that lie partly outside count in part.
  double work(PoolId pool, Instant from, Instant before);
}
