package org.chimerapool.pool.share;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.pool.Evidence;
import org.chimerapool.pool.Job;
import org.chimerapool.pool.ShareSubmission;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.chimerapool.pool.ShareVerdict.Rejected;
import org.jspecify.annotations.Nullable;

/// Judges one share in three steps: what can be refused without hashing, the header to hash, the
/// hash against target.
///
/// Pure but for the assignment's memory of shares seen. Reasons and their order follow the DATUM
/// gateway.
public final class ShareJudge {

  /// How far into the future a header's time may lie; consensus allows 7200 seconds.
  static final Duration MAX_FUTURE = Duration.ofSeconds(7000);

  private static final MathContext DIGITS = new MathContext(4, RoundingMode.DOWN);

  private final Algorithm algorithm;

  public ShareJudge(Algorithm algorithm) {
    this.algorithm = algorithm;
  }

  /// The reason to refuse the share unhashed, if there is one.
  public Optional<Rejected> precheck(
      Assignment assignment, ShareSubmission submission, Instant now) {
    Job job = assignment.job();
    int size = submission.extranonce2().length;
    if (size != job.extranonce2Size()) {
      return rejected(
          Reason.BAD_EXTRANONCE,
          "extranonce2 has " + size + " bytes, expected " + job.extranonce2Size());
    }
    int outside = submission.versionBits() & ~assignment.versionMask();
    if (outside != 0) {
      return rejected(
          Reason.BAD_VERSION_BITS,
          "version bits "
              + HexFormat.of().toHexDigits(outside)
              + " lie outside the mask "
              + HexFormat.of().toHexDigits(assignment.versionMask()));
    }
    long time = Integer.toUnsignedLong(submission.time());
    long earliest = job.template().minTime().getEpochSecond();
    if (time < earliest) {
      return rejected(Reason.TIME_TOO_OLD, "time " + time + " is before " + earliest);
    }
    long latest = now.plus(MAX_FUTURE).getEpochSecond();
    if (time > latest) {
      return rejected(Reason.TIME_TOO_NEW, "time " + time + " is after " + latest);
    }
    return switch (assignment.note(submission, now)) {
      case SENT_BEFORE -> sentBefore();
      // It may be a block: whoever has its hash asks again.
      case NEW, NOT_REMEMBERED -> Optional.empty();
    };
  }

  /// The coinbase that the miner built, without witness.
  public byte[] coinbase(Assignment assignment, ShareSubmission submission) {
    return assignment.job().coinbase(assignment.extranonce1(), submission.extranonce2());
  }

  /// The header that the miner hashed.
  public byte[] header(Assignment assignment, ShareSubmission submission, byte[] coinbase) {
    Job job = assignment.job();
    int mask = assignment.versionMask();
    int version = (job.template().version() & ~mask) | (submission.versionBits() & mask);
    return job.header(job.merkleRoot(coinbase), version, submission.time(), submission.nonce());
  }

  /// Whether the hash is good enough for the chain itself. To be asked before staleness: a late
  /// share may be a block.
  public boolean isBlock(Assignment assignment, Hash256 hash) {
    return assignment.job().networkTarget().isMetBy(hash);
  }

  /// Whether a share that passed [#precheck] is remembered. Where a job has brought more shares
  /// than are, the others are hashed only because they may be blocks.
  public boolean isNoted(Assignment assignment, ShareSubmission submission) {
    return assignment.remembers(submission);
  }

  /// The reason to refuse a share that was not noted and is good for the chain, if there is one: a
  /// block is taken from any job, once. It is noted from now on.
  public Optional<Rejected> noteBlock(
      Assignment assignment, ShareSubmission submission, Instant now) {
    return switch (assignment.noteBlock(submission, now)) {
      case NEW -> Optional.empty();
      case SENT_BEFORE -> sentBefore();
      case NOT_REMEMBERED -> Optional.of(tooMany());
    };
  }

  /// What is said of a share that was not noted and is no block.
  public Rejected tooMany() {
    return new Rejected(Reason.NOT_TAKEN, "too many shares for one job");
  }

  /// The reason to refuse the hashed share, if there is one.
  public Optional<Rejected> check(Assignment assignment, Hash256 hash) {
    if (assignment.target().isMetBy(hash)) {
      return Optional.empty();
    }
    Difficulty achieved = algorithm.difficultyOf(hash);
    return rejected(
        Reason.ABOVE_TARGET,
        "difficulty " + shorten(achieved) + ", expected " + shorten(assignment.difficulty()));
  }

  /// What a refused share was judged by.
  ///
  /// @param header null where it was not built yet
  /// @param hash null where it was not hashed
  public Evidence evidence(
      Assignment assignment,
      ShareSubmission submission,
      byte @Nullable [] header,
      @Nullable Hash256 hash) {
    Job job = assignment.job();
    return new Evidence(
        job.id(),
        job.template().height(),
        job.createdAt(),
        header == null ? header(assignment, submission, coinbase(assignment, submission)) : header,
        hash,
        assignment.target(),
        assignment.difficulty(),
        hash == null ? null : algorithm.difficultyOf(hash),
        assignment.versionMask(),
        submission.versionBits(),
        HexFormat.of().formatHex(assignment.extranonce1()),
        HexFormat.of().formatHex(submission.extranonce2()),
        Integer.toUnsignedLong(submission.time()),
        Integer.toUnsignedLong(submission.nonce()));
  }

  private static Optional<Rejected> sentBefore() {
    return rejected(Reason.DUPLICATE, "this share was sent before");
  }

  /// Four digits are enough to see how far off a share is.
  private static String shorten(Difficulty difficulty) {
    return new BigDecimal(difficulty.value(), DIGITS).stripTrailingZeros().toPlainString();
  }

  private static Optional<Rejected> rejected(Reason reason, String detail) {
    return Optional.of(new Rejected(reason, detail));
  }
}
