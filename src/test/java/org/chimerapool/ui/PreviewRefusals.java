package org.chimerapool.ui;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.Evidence;
import org.chimerapool.pool.LikelyCause;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.Refusal;
import org.chimerapool.pool.RefusalCount;
import org.chimerapool.pool.Refusals;
import org.chimerapool.pool.ShareVerdict;
import org.jspecify.annotations.Nullable;

/// A few refused shares, with and without evidence.
class PreviewRefusals implements Refusals {

  static final WorkerName WORKER = new WorkerName("bc1pz8k3dj2v5q0rt", "attic");

  private final Clock clock;

  PreviewRefusals(Clock clock) {
    this.clock = clock;
  }

  @Override
  public List<Refusal> latest(PoolId pool, int limit) {
    return pool.equals(PreviewPool.ID)
        ? List.of(
            refusal(5, WORKER, ShareVerdict.Reason.STALE_JOB, true),
            refusal(4, WORKER, ShareVerdict.Reason.ABOVE_TARGET, true),
            refusal(3, null, ShareVerdict.Reason.UNAUTHORIZED, false),
            refusal(
                2,
                new WorkerName("bc1qevil0000000", PreviewFigures.HOSTILE),
                ShareVerdict.Reason.DUPLICATE,
                true),
            refusal(1, WORKER, ShareVerdict.Reason.UNKNOWN_JOB, false))
        : List.of();
  }

  private Refusal refusal(
      long id, @Nullable WorkerName worker, ShareVerdict.Reason reason, boolean evidence) {
    Instant at = clock.instant().minusSeconds(400 - 60 * id);
    return new Refusal(
        id,
        PreviewPool.ID,
        at,
        worker,
        "NerdQAxe++/1.0.36",
        "NerdQAxe++",
        reason,
        "expected a hash of difficulty 1000, got 412",
        new Refusal.Asked(
            worker == null ? "<i>somebody</i>" : worker.toString(),
            "4f2a",
            "00c0ffee",
            1_772_366_430L,
            0xdeadbeefL,
            0x00c00000),
        new Refusal.Situation("198.51.100.7:50123", at.minusSeconds(7200), null, null, null, null),
        evidence ? evidence(at) : null);
  }

  private static Evidence evidence(Instant at) {
    byte[] header = new byte[80];
    for (int i = 0; i < header.length; i++) {
      header[i] = (byte) (31 * i + 7);
    }
    Difficulty wanted = Difficulty.of(1000);
    return new Evidence(
        "4f2a",
        870_112,
        at.minusSeconds(20),
        header,
        new Hash256(0x1234567L, 0x89abcdefL, 0x1357L, 0x2468L),
        wanted.toTarget(new Sha256d().difficultyOne()),
        wanted,
        Difficulty.of(412),
        0x1fffe000,
        0x00c00000,
        "5eed0001",
        "00c0ffee",
        1_772_366_430L,
        0xdeadbeefL);
  }

  @Override
  public List<Refusal> of(PoolId pool, WorkerName worker, int limit) {
    return latest(pool, 9).stream()
        .filter(refusal -> worker.equals(refusal.worker()))
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<Refusal> find(long id) {
    return latest(PreviewPool.ID, 9).stream().filter(refusal -> refusal.id() == id).findFirst();
  }

  @Override
  public LikelyCause cause(Refusal refusal) {
    return switch (refusal.reason()) {
      case STALE_JOB -> new LikelyCause.LateAfterBlock(Duration.ofMillis(840));
      case ABOVE_TARGET ->
          new LikelyCause.PreviousDifficulty(Difficulty.of(400), Difficulty.of(1000), 0.41);
      case UNAUTHORIZED -> new LikelyCause.NameNotAuthorized(refusal.asked().user());
      case DUPLICATE -> new LikelyCause.SentTwice(Duration.ofMillis(12));
      case UNKNOWN_JOB -> new LikelyCause.JobNeverGiven();
      default -> new LikelyCause.Unknown();
    };
  }

  @Override
  public List<RefusalCount> counts(PoolId pool) {
    Instant now = clock.instant();
    return List.of(
        new RefusalCount(
            pool, ShareVerdict.Reason.STALE_JOB, WORKER, "NerdQAxe++", 14, now.minusSeconds(40)),
        new RefusalCount(
            pool, ShareVerdict.Reason.ABOVE_TARGET, WORKER, "NerdQAxe++", 5, now.minusSeconds(90)),
        new RefusalCount(
            pool, ShareVerdict.Reason.UNAUTHORIZED, null, "", 3, now.minusSeconds(200)));
  }
}
