package org.chimerapool.pool;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.chimerapool.pool.ShareVerdict.Rejected;
import org.chimerapool.pool.share.Assignment;
import org.chimerapool.pool.share.ShareJudge;
import org.jspecify.annotations.Nullable;

/// Takes one connection's shares to their verdict and tells whoever counts. Belongs to the
/// connection's thread.
final class ShareIntake {

  private final Pool pool;
  private final MinerSession session;
  private final Executor replyOn;
  private final ShareJudge judge;
  private final ShareDesk desk;
  private int underWay;
  private int duplicatesInARow;

  ShareIntake(Pool pool, MinerSession session, Executor replyOn) {
    this.pool = pool;
    this.session = session;
    this.replyOn = replyOn;
    this.judge = new ShareJudge(pool.description().algorithm());
    this.desk = new ShareDesk(pool, judge);
  }

  /// Whether every share has its verdict.
  boolean isIdle() {
    return underWay == 0;
  }

  /// Shares refused as duplicates since the last one that was accepted.
  int duplicatesInARow() {
    return duplicatesInARow;
  }

  void forgetDuplicates() {
    duplicatesInARow = 0;
  }

  void submit(ShareSubmission submission, Instant now, Consumer<ShareVerdict> then) {
    WorkerName worker = session.worker(submission.user());
    if (worker == null) {
      refuse(Reason.UNAUTHORIZED, "not authorized on this connection", submission, now, then);
      return;
    }
    Assignment assignment = session.jobs().find(submission.jobId());
    if (assignment == null) {
      refuse(Reason.UNKNOWN_JOB, "never given, or long gone", submission, now, then);
      return;
    }
    Optional<Rejected> early = judge.precheck(assignment, submission, now);
    if (early.isPresent()) {
      then.accept(refused(early.get(), submission, now, assignment, null, null));
      return;
    }
    byte[] coinbase = judge.coinbase(assignment, submission);
    byte[] header = judge.header(assignment, submission, coinbase);
    hash(solution(assignment, submission, worker, header, coinbase, now), then);
  }

  private Solution solution(
      Assignment assignment,
      ShareSubmission submission,
      WorkerName worker,
      byte[] header,
      byte[] coinbase,
      Instant now) {
    return new Solution(
        assignment,
        submission,
        judge.isNoted(assignment, submission),
        worker,
        session.agent(),
        session.isSimulated(),
        header,
        coinbase,
        now);
  }

  private void hash(Solution solution, Consumer<ShareVerdict> then) {
    underWay++;
    boolean taken =
        pool.services()
            .verifier()
            .verify(
                pool.description().algorithm(),
                solution.header(),
                replyOn,
                hash ->
                    desk.decide(
                        solution,
                        hash,
                        replyOn,
                        verdict -> {
                          underWay--;
                          then.accept(observe(verdict, solution, hash));
                          session.settleIfClosed();
                        }));
    if (!taken) {
      underWay--;
      solution.forget();
      refuse(
          Reason.NOT_TAKEN,
          "the pool is busy, send it again",
          solution.submission(),
          solution.at(),
          then);
    }
  }

  private ShareVerdict observe(ShareVerdict verdict, Solution solution, Hash256 hash) {
    switch (verdict) {
      case ShareVerdict.Accepted accepted -> accepted(accepted.credit());
      case ShareVerdict.BlockFound found -> accepted(found.credit());
      case Rejected rejected ->
          refused(
              rejected,
              solution.submission(),
              solution.at(),
              solution.assignment(),
              solution.header(),
              hash);
    }
    return verdict;
  }

  private void accepted(ShareCredit credit) {
    duplicatesInARow = 0;
    session.learn(credit);
    for (ShareObserver observer : pool.services().observers()) {
      observer.accepted(credit);
    }
  }

  private void refuse(
      Reason reason,
      String detail,
      ShareSubmission submission,
      Instant now,
      Consumer<ShareVerdict> then) {
    Assignment assignment = session.jobs().find(submission.jobId());
    then.accept(refused(new Rejected(reason, detail), submission, now, assignment, null, null));
  }

  private Rejected refused(
      Rejected verdict,
      ShareSubmission submission,
      Instant now,
      @Nullable Assignment assignment,
      byte @Nullable [] header,
      @Nullable Hash256 hash) {
    Instant sentBefore = null;
    if (verdict.reason() == Reason.DUPLICATE) {
      duplicatesInARow++;
      sentBefore = assignment == null ? null : assignment.firstSent(submission);
    }
    session.counts().countRefused();
    RefusedShare share =
        new RefusedShare(
            pool.description(),
            now,
            session.worker(submission.user()),
            session.agent(),
            session.device().device(),
            verdict,
            submission,
            session.situation(sentBefore),
            assignment,
            header,
            hash);
    for (ShareObserver observer : pool.services().observers()) {
      observer.refused(share);
    }
    return verdict;
  }
}
