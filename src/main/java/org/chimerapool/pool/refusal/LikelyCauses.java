package org.chimerapool.pool.refusal;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.OptionalLong;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.pool.Evidence;
import org.chimerapool.pool.LikelyCause;
import org.chimerapool.pool.Refusal;
import org.chimerapool.pool.Refusal.Situation;
import org.jspecify.annotations.Nullable;

/// Works out from a refusal what probably went wrong. Pure.
final class LikelyCauses {

  /// A share may be that long on its way when a block is found.
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(10);

  /// A hash that one in so many meets is no sign of work.
  private static final double CHANCE = 64;

  /// Work that somebody does on purpose is not that much easier than what was asked.
  private static final double FAR_OFF = 1000;

  private final Collection<Algorithm> algorithms;

  /// @param algorithms those that this process can verify
  LikelyCauses(Collection<Algorithm> algorithms) {
    this.algorithms = algorithms;
  }

  /// @param craft what the header was put together from; null where the job is not known
  LikelyCause of(Refusal refusal, @Nullable Craft craft) {
    return switch (refusal.reason()) {
      case STALE_JOB -> stale(refusal);
      case UNKNOWN_JOB -> unknownJob(refusal);
      case DUPLICATE -> duplicate(refusal);
      case ABOVE_TARGET -> aboveTarget(refusal, craft);
      case TIME_TOO_OLD, TIME_TOO_NEW ->
          new LikelyCause.ClockOff(
              Duration.ofSeconds(refusal.asked().time() - refusal.at().getEpochSecond()));
      case BAD_EXTRANONCE ->
          craft == null
              ? new LikelyCause.Unknown()
              : new LikelyCause.WrongExtranonceLength(
                  refusal.asked().extranonce2().length() / 2, craft.extranonce2Size());
      case BAD_VERSION_BITS -> versionBits(refusal);
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

  private static LikelyCause unknownJob(Refusal refusal) {
    Situation situation = refusal.situation();
    String first = situation.firstJob();
    Duration connected = Duration.between(situation.connectedAt(), refusal.at());
    if (first == null) {
      return new LikelyCause.JobBeforeReconnect(connected);
    }
    OptionalLong distance = JobIds.distance(refusal.asked().jobId(), first);
    if (distance.isEmpty()) {
      return new LikelyCause.JobNeverGiven();
    }
    return distance.getAsLong() < 0
        ? new LikelyCause.JobBeforeReconnect(connected)
        : new LikelyCause.JobLongGone();
  }

  private static LikelyCause duplicate(Refusal refusal) {
    Instant first = refusal.situation().sentBefore();
    if (first == null) {
      return new LikelyCause.Unknown();
    }
    Duration apart = Duration.between(first, refusal.at());
    return first.isBefore(refusal.situation().connectedAt())
        ? new LikelyCause.SentAgainAfterReconnect(apart)
        : new LikelyCause.SentTwice(apart);
  }

  private static LikelyCause versionBits(Refusal refusal) {
    Evidence evidence = refusal.evidence();
    int mask = evidence == null ? 0 : evidence.versionMask();
    int bits = refusal.asked().versionBits();
    return mask == 0
        ? new LikelyCause.VersionNotNegotiated(bits)
        : new LikelyCause.VersionOutsideMask(bits & ~mask, mask);
  }

  private LikelyCause aboveTarget(Refusal refusal, @Nullable Craft craft) {
    Evidence evidence = refusal.evidence();
    @Nullable Difficulty achieved = evidence == null ? null : evidence.achieved();
    if (evidence == null || achieved == null || craft == null) {
      return new LikelyCause.Unknown();
    }
    double meets = achieved.value() / evidence.wanted().value();
    Difficulty previous = refusal.situation().previousDifficulty();
    if (previous != null
        && previous.compareTo(evidence.wanted()) < 0
        && achieved.compareTo(previous) >= 0) {
      return new LikelyCause.PreviousDifficulty(previous, evidence.wanted(), meets);
    }
    LikelyCause arranged = Arrangements.find(evidence, craft).orElse(null);
    if (arranged != null) {
      return arranged;
    }
    LikelyCause other = otherAlgorithm(evidence, craft.algorithm());
    if (other != null) {
      return other;
    }
    double hashes = achieved.value() * craft.algorithm().hashesPerDifficultyOne();
    return hashes < CHANCE && meets < 1 / FAR_OFF
        ? new LikelyCause.NotThisHeader(achieved, evidence.wanted())
        : new LikelyCause.BelowDifficulty(achieved, evidence.wanted(), meets);
  }

  private @Nullable LikelyCause otherAlgorithm(Evidence evidence, Algorithm asked) {
    for (Algorithm other : algorithms) {
      if (!other.id().equals(asked.id())) {
        Hash256 hash = other.hash(evidence.header());
        Difficulty achieved = other.difficultyOf(hash);
        // The same number is another amount of work with another algorithm.
        if (achieved.compareTo(evidence.wanted()) >= 0
            && achieved.value() * other.hashesPerDifficultyOne() >= FAR_OFF) {
          return new LikelyCause.OtherAlgorithm(other.id(), achieved);
        }
      }
    }
    return null;
  }
}
