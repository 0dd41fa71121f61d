package org.chimerapool.pool;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.DoubleSha256;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.chimerapool.pool.ShareVerdict.Rejected;
import org.chimerapool.pool.job.BlockAssembly;
import org.chimerapool.pool.share.Assignment;
import org.chimerapool.pool.share.ShareJudge;

/// Decides about a share whose hash is known: block, credit or refusal. Belongs to the connection's
/// thread.
final class ShareDesk {

  private final Pool pool;
  private final ShareJudge judge;

  ShareDesk(Pool pool, ShareJudge judge) {
    this.pool = pool;
    this.judge = judge;
  }

  /// A candidate goes to the chain before anything else is asked: a late one may still win. It is
  /// credited too, for it did the work that its job asked for. Its miner is told so only when the
  /// block is safe on the disk; where neither disk nor chain took it, it still counts as a share.
  ///
  /// @param replyOn where `then` is called with the verdict on a candidate; with any other verdict
  /// it is called before this returns
  void decide(Solution solution, Hash256 hash, Executor replyOn, Consumer<ShareVerdict> then) {
    if (!judge.isBlock(solution.assignment(), hash)) {
      then.accept(decideShare(solution, hash));
      return;
    }
    Optional<Rejected> refused =
        solution.noted()
            ? Optional.empty()
            : judge.noteBlock(solution.assignment(), solution.submission(), solution.at());
    if (refused.isPresent()) {
      then.accept(refused.get());
    } else {
      decideBlock(solution.asNoted(), credit(solution, hash), replyOn, then);
    }
  }

  private ShareVerdict decideShare(Solution solution, Hash256 hash) {
    Assignment assignment = solution.assignment();
    Optional<Rejected> refused = judge.check(assignment, hash);
    if (refused.isEmpty() && pool.isStale(assignment.job())) {
      refused = Optional.of(new Rejected(Reason.STALE_JOB, "a newer block has been found"));
    }
    if (refused.isEmpty() && !solution.noted()) {
      refused = Optional.of(judge.tooMany());
    }
    if (refused.isPresent()) {
      solution.forget();
      return refused.get();
    }
    ShareCredit credit = credit(solution, hash);
    if (!pool.services().journal().append(credit)) {
      solution.forget();
      return notKept();
    }
    return new ShareVerdict.Accepted(credit);
  }

  private void decideBlock(
      Solution solution, ShareCredit credit, Executor replyOn, Consumer<ShareVerdict> then) {
    boolean appended = pool.services().journal().append(credit);
    Hash256 id = DoubleSha256.hash(solution.header());
    var _ =
        pool.services()
            .blocks()
            .found(foundBlock(solution, credit, id))
            .exceptionally(_ -> false)
            .thenAcceptAsync(
                safe -> then.accept(verdict(solution, credit, id, appended, safe)), replyOn);
  }

  private static ShareVerdict verdict(
      Solution solution, ShareCredit credit, Hash256 id, boolean appended, boolean safe) {
    if (appended) {
      return safe ? new ShareVerdict.BlockFound(credit, id) : new ShareVerdict.Accepted(credit);
    }
    solution.forget();
    return notKept();
  }

  private static Rejected notKept() {
    return new Rejected(Reason.NOT_TAKEN, "the pool cannot store shares now, send it again later");
  }

  private ShareCredit credit(Solution solution, Hash256 hash) {
    return new ShareCredit(
        pool.description().id(),
        solution.worker(),
        solution.agent(),
        solution.simulated(),
        solution.assignment().job().template().height(),
        solution.assignment().difficulty(),
        algorithm().difficultyOf(hash),
        hash,
        solution.at());
  }

  private FoundBlock foundBlock(Solution solution, ShareCredit credit, Hash256 id) {
    Job job = solution.assignment().job();
    return new FoundBlock(
        pool.description().chain().coin(),
        credit,
        id,
        BlockAssembly.assemble(job, solution.header(), solution.coinbase()),
        Difficulty.of(job.networkTarget(), algorithm().difficultyOne()),
        job.template().poolReward(),
        job.payoutScript());
  }

  private Algorithm algorithm() {
    return pool.description().algorithm();
  }
}
