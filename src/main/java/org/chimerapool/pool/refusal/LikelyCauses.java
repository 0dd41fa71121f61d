package org.chimerapool.pool.refusal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.pool.Evidence;
import org.chimerapool.pool.LikelyCause;
import org.chimerapool.pool.Refusal;
import org.jspecify.annotations.Nullable;

/// Works out from a refusal and the worker's other ones what probably went wrong. Pure.
final class LikelyCauses {

  /// A share may be that long on its way when a block is found.
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(10);

  private LikelyCauses() {}

  /// @param neighbours refusals of the same worker, also this one
  static LikelyCause of(Refusal refusal, List<Refusal> neighbours) {
    return switch (refusal.reason()) {
      case STALE_JOB -> stale(refusal);
      case DUPLICATE, UNKNOWN_JOB, BAD_EXTRANONCE, BAD_VERSION_BITS, TIME_TOO_OLD, TIME_TOO_NEW ->
          new LikelyCause.Unknown();
      case ABOVE_TARGET -> aboveTarget(refusal);
      case UNAUTHORIZED -> new LikelyCause.NameNotAuthorized(refusal.asked().user());
      case NOT_TAKEN -> new LikelyCause.PoolBusy();
    };
  }

  private static LikelyCause stale(Refusal refusal) {
    Instant tip = refusal.situation().tipSince();
    if (tip == null) {
      return new LikelyCause.Unknown();
    }
    Duration after = Duration.between(tip, refusal.at());
    return after.compareTo(ON_ITS_WAY) <= 0
        ? new LikelyCause.LateAfterBlock(after)
        : new LikelyCause.WorksOnOldBlock(after);
  }

  private static LikelyCause aboveTarget(Refusal refusal) {
    Evidence evidence = refusal.evidence();
    @Nullable Difficulty achieved = evidence == null ? null : evidence.achieved();
    if (evidence == null || achieved == null) {
      return new LikelyCause.Unknown();
    }
    double meets = achieved.value() / evidence.wanted().value();
    Difficulty previous = refusal.situation().previousDifficulty();
    return previous != null && achieved.compareTo(previous) >= 0
        ? new LikelyCause.PreviousDifficulty(previous, evidence.wanted(), meets)
        : new LikelyCause.BelowDifficulty(achieved, evidence.wanted(), meets);
  }
}
