package org.chimerapool.stats;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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

  /// Ten minutes or an hour of a worker.
  ///
  /// @param active one bit for each minute of an hour; 0 for ten minutes
  record WorkerSpan(int workerId, Instant start, Tally tally, long active) {}

  record WorkerBest(int workerId, double ever, double day) {}

  record WorkerRound(int workerId, double work, double best) {}

  /// Workers seen since then, the latest first.
  List<KnownWorker> workers(PoolId pool, Instant since, int limit);

  /// The minutes from `from` up to but without `before`.
  List<WorkerMinute> minutes(PoolId pool, Instant from, Instant before);

  List<RefusedMinute> refusals(PoolId pool, Instant from, Instant before);

  /// Tens of minutes summed up from the minutes between the two times.
  void tens(PoolId pool, Instant from, Instant before, Consumer<WorkerSpan> each);

  /// Hours between the two times; what lies before `rolledUp` comes from the rollups.
  void hours(
      PoolId pool, Instant from, Instant rolledUp, Instant before, Consumer<WorkerSpan> each);

  /// The greatest difficulties of a hash, ever and since `day`.
  ///
  /// @param rolledUp what lies before it comes from the rollups
  void bests(PoolId pool, Instant day, Instant rolledUp, Consumer<WorkerBest> each);

  /// What each worker did between the two times, to the minute.
  void round(
      PoolId pool, Instant from, Instant rolledUp, Instant before, Consumer<WorkerRound> each);

  /// Accepted shares before that minute.
  long acceptedTotal(PoolId pool, Instant before);

  /// The newest accepted share before that minute.
  Optional<Instant> lastShare(PoolId pool, Instant before);

  /// The work accepted between the two times; minutes that lie partly outside count in part.
  double work(PoolId pool, Instant from, Instant before);
}
