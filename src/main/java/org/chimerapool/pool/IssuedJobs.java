package org.chimerapool.pool;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Target;
import org.chimerapool.pool.share.Assignment;
import org.jspecify.annotations.Nullable;

/// The jobs that one connection was given and may still send shares for.
///
/// A job given once keeps its difficulty and its memory of shares. Where the difficulty has to
/// change in the middle of a job, the connection gets a [variant][Job#variant(int)] of it. Belongs
/// to the connection's thread.
final class IssuedJobs {

  /// With a job every half minute this is eight minutes.
  private static final int MAX_JOBS = 16;

  private final Algorithm algorithm;
  private final Map<String, Assignment> byId = new LinkedHashMap<>();
  private @Nullable Job base;
  private @Nullable Assignment latest;
  private int variants;
  private boolean afresh;
  private @Nullable Difficulty lastWanted;
  private Target lastTarget = Target.MAX;
  private @Nullable String firstJob;
  private @Nullable Difficulty previous;

  IssuedJobs(Algorithm algorithm) {
    this.algorithm = algorithm;
  }

  @Nullable Assignment find(String jobId) {
    return byId.get(jobId);
  }

  /// The first job that was given; null before it.
  @Nullable String firstJob() {
    return firstJob;
  }

  /// The difficulty of the jobs before the present difficulty was first given; null where there was
  /// no other.
  @Nullable Difficulty previousDifficulty() {
    return previous;
  }

  /// A miner that came back starts the latest job from the beginning: it has to be given as a
  /// variant, or the miner would do again what it has done.
  void startAfresh() {
    afresh = true;
  }

  /// Gives out a new job; one that was given before stays as it was. Where it is to be given with
  /// anything else than then, the connection gets a variant. The latest job is never given a second
  /// time under the same id once it was forgotten: what was sent for it is no longer known then.
  Work issue(Job job, Difficulty wanted, byte[] extranonce1, int versionMask) {
    boolean again = afresh;
    afresh = false;
    if (base == null || !base.id().equals(job.id())) {
      Assignment known = byId.get(job.id());
      if (known == null) {
        base = job;
        variants = 0;
        return add(job, wanted, extranonce1, versionMask);
      }
      latest = known;
      return new Work(job, known.difficulty());
    }
    if (again && variants < Job.MAX_VARIANTS) {
      return addVariant(base, wanted, extranonce1, versionMask);
    }
    Assignment given = Objects.requireNonNull(latest);
    return reissue(wanted, extranonce1, versionMask)
        .orElseGet(() -> new Work(given.job(), given.difficulty()));
  }

  /// Gives out a variant of the latest job when the difficulty, the extranonce or the version mask
  /// that it was given with is not the wanted one.
  Optional<Work> reissue(Difficulty wanted, byte[] extranonce1, int versionMask) {
    if (base == null || latest == null || variants == Job.MAX_VARIANTS) {
      return Optional.empty();
    }
    if (latest.versionMask() == versionMask
        && isGivenWith(latest, extranonce1)
        && latest.difficulty().equals(bounded(base, wanted))) {
      return Optional.empty();
    }
    return Optional.of(addVariant(base, wanted, extranonce1, versionMask));
  }

  /// Gives out a variant of the latest job in any case, for a miner that is to start anew: from the
  /// same job it would do again what it has done.
  Optional<Work> renew(Difficulty wanted, byte[] extranonce1, int versionMask) {
    return base == null || variants == Job.MAX_VARIANTS
        ? Optional.empty()
        : Optional.of(addVariant(base, wanted, extranonce1, versionMask));
  }

  /// Whether a job that may still bring shares was given with this extranonce.
  boolean isUsed(byte[] extranonce1) {
    return byId.values().stream().anyMatch(given -> isGivenWith(given, extranonce1));
  }

  /// Forgets all but the latest few jobs.
  void keepLatest(int jobs) {
    while (byId.size() > jobs) {
      byId.remove(byId.keySet().iterator().next());
    }
  }

  private Work addVariant(Job of, Difficulty wanted, byte[] extranonce1, int versionMask) {
    variants++;
    return add(of.variant(variants), wanted, extranonce1, versionMask);
  }

  private Work add(Job job, Difficulty wanted, byte[] extranonce1, int versionMask) {
    Difficulty difficulty = bounded(job, wanted);
    Target target = difficulty.equals(wanted) ? targetOf(wanted) : job.networkTarget();
    if (latest == null) {
      firstJob = job.id();
    } else if (!latest.difficulty().equals(difficulty)) {
      previous = latest.difficulty();
    }
    latest = new Assignment(job, difficulty, target, extranonce1, versionMask);
    byId.put(job.id(), latest);
    keepLatest(MAX_JOBS);
    return new Work(job, difficulty);
  }

  private static boolean isGivenWith(Assignment given, byte[] extranonce1) {
    return Arrays.equals(given.extranonce1(), extranonce1);
  }

  /// A share harder than the block itself would let blocks go uncredited, or be credited with work
  /// that was not done.
  private Difficulty bounded(Job job, Difficulty wanted) {
    return targetOf(wanted).compareTo(job.networkTarget()) < 0
        ? Difficulty.of(job.networkTarget(), algorithm.difficultyOne())
        : wanted;
  }

  private Target targetOf(Difficulty wanted) {
    if (!wanted.equals(lastWanted)) {
      lastTarget = algorithm.target(wanted);
      lastWanted = wanted;
    }
    return lastTarget;
  }
}
