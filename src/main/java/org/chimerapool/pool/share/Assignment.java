package org.chimerapool.pool.share;

import java.time.Instant;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Target;
import org.chimerapool.pool.Job;
import org.chimerapool.pool.ShareSubmission;
import org.jspecify.annotations.Nullable;

/// A job as one connection was given it: difficulty, extranonce and version mask are bound to it
/// for good.
///
/// Belongs to the connection's thread.
public final class Assignment {

  /// Shares that are remembered for one job. Nobody who is given a fitting difficulty comes near;
  /// whoever does is refused rather than let fill the memory, unless the share is a block.
  static final int MAX_SHARES = 1 << 16;

  /// Blocks that are remembered for a job beyond that. All of them stand on one parent, of which
  /// only one can become the chain's next.
  static final int MAX_BLOCKS_BEYOND = 1 << 10;

  private final Job job;
  private final Difficulty difficulty;
  private final Target target;
  private final byte[] extranonce1;
  private final int versionMask;
  private final SeenShares seen = new SeenShares();

  /// @param extranonce1 must not be changed afterwards
  public Assignment(
      Job job, Difficulty difficulty, Target target, byte[] extranonce1, int versionMask) {
    this.job = job;
    this.difficulty = difficulty;
    this.target = target;
    this.extranonce1 = extranonce1;
    this.versionMask = versionMask;
  }

  public Job job() {
    return job;
  }

  public Difficulty difficulty() {
    return difficulty;
  }

  /// Forgets a share that was refused, so that a refused one costs no memory and one that the pool
  /// could not take may be sent again.
  public void forget(ShareSubmission submission) {
    seen.remove(submission);
  }

  /// When this share was sent for the first time; null where it was not, or was refused then.
  public @Nullable Instant firstSent(ShareSubmission submission) {
    return seen.firstSent(submission);
  }

  Target target() {
    return target;
  }

  /// Not to be changed.
  public byte[] extranonce1() {
    return extranonce1;
  }

  public int versionMask() {
    return versionMask;
  }

  /// What is known of a share that was just sent.
  enum Novelty {
    /// It was not sent before; from now on it was.
    NEW,
    SENT_BEFORE,
    /// There is no room to remember it: only its hash can tell whether it matters.
    NOT_REMEMBERED
  }

  Novelty note(ShareSubmission submission, Instant now) {
    return note(submission, now, MAX_SHARES);
  }

  /// As [#note], for what has turned out to be a block.
  Novelty noteBlock(ShareSubmission submission, Instant now) {
    return note(submission, now, MAX_SHARES + MAX_BLOCKS_BEYOND);
  }

  private Novelty note(ShareSubmission submission, Instant now, int room) {
    if (seen.size() >= room) {
      return remembers(submission) ? Novelty.SENT_BEFORE : Novelty.NOT_REMEMBERED;
    }
    return seen.add(submission, now) ? Novelty.NEW : Novelty.SENT_BEFORE;
  }

  /// Whether the share was noted and not forgotten.
  boolean remembers(ShareSubmission submission) {
    return seen.contains(submission);
  }
}
