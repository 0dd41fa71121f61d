package org.chimerapool.ui.live;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.LikelyCause;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.Refusal;
import org.chimerapool.pool.RefusalCount;
import org.chimerapool.pool.Refusals;
import org.chimerapool.pool.ShareVerdict;
import org.jspecify.annotations.Nullable;

/// Refused shares that are exactly as a test says; the newest stands first.
public final class ScriptedRefusals implements Refusals {

  public List<Refusal> all = List.of();
  public List<RefusalCount> counts = List.of();

  /// A stale share without evidence.
  public static Refusal refusal(long id, @Nullable WorkerName worker, Instant at) {
    return new Refusal(
        id,
        ScriptedPool.ID,
        at,
        worker,
        "<b>agent</b>",
        "Bitaxe",
        ShareVerdict.Reason.STALE_JOB,
        "the job is of an old block",
        new Refusal.Asked("addr.rig", "1f", "00", 0, 0, 0),
        new Refusal.Situation("198.51.100.7:5000", at.minusSeconds(60), null, null, null, null),
        null);
  }

  @Override
  public List<Refusal> latest(PoolId pool, int limit) {
    return all.stream().limit(limit).toList();
  }

  @Override
  public List<Refusal> of(PoolId pool, WorkerName worker, int limit) {
    return all.stream().filter(one -> worker.equals(one.worker())).limit(limit).toList();
  }

  @Override
  public Optional<Refusal> find(long id) {
    return all.stream().filter(one -> one.id() == id).findFirst();
  }

  @Override
  public LikelyCause cause(Refusal refusal) {
    return new LikelyCause.LateAfterBlock(Duration.ofMillis(300));
  }

  @Override
  public List<RefusalCount> counts(PoolId pool) {
    return counts;
  }
}
