package org.chimerapool.stratum.session;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.pool.Job;
import org.chimerapool.pool.MinerSession;
import org.chimerapool.pool.Work;
import org.chimerapool.stratum.dialect.Messages;
import org.jspecify.annotations.Nullable;

/// Writes one miner's jobs, and the difficulty before each where it has changed. Flushing is left
/// to the caller. Belongs to the connection's thread.
final class WorkFeed {

  private final JobBoard board;
  private final ChannelHandlerContext ctx;
  private @Nullable Job offered;
  private @Nullable Difficulty told;
  private @Nullable JobNotice held;
  private Instant sentAt = Instant.MIN;

  WorkFeed(JobBoard board, ChannelHandlerContext ctx) {
    this.board = board;
    this.ctx = ctx;
  }

  /// Gives a new job to the miner, unless it has it already. A device that cannot take many is
  /// given one on the same block only when it is time for it.
  ///
  /// @return whether something was written, here and below
  boolean offer(JobNotice notice, MinerSession miner, Instant now) {
    Job before = offered;
    Job job = notice.job();
    if (before != null && before.id().equals(job.id())) {
      return false;
    }
    boolean clean =
        before == null || job.clean() || !before.previousHash().equals(job.previousHash());
    if (!clean && isTooSoon(miner.device().notifyThrottle(), now)) {
      held = notice;
      return false;
    }
    held = null;
    offered = job;
    Work work = miner.assign(job);
    boolean same = work.job().id().equals(job.id());
    send(same ? notice : board.variant(work.job()), work, clean || !same, miner, now);
    return true;
  }

  /// Sends the first job, a job that was held back long enough, or a job of the new difficulty,
  /// extranonce or version mask where one of them has changed; otherwise nothing.
  boolean refresh(MinerSession miner, Instant now) {
    JobNotice waiting = offered == null ? board.current() : held;
    boolean written = waiting != null && offer(waiting, miner, now);
    if (offered == null) {
      return written;
    }
    Optional<Work> again = miner.reassign();
    if (again.isPresent()) {
      send(board.variant(again.get().job()), again.get(), true, miner, now);
    }
    return written || again.isPresent();
  }

  /// Sends the last job once more, as a variant to be started afresh, and its difficulty before it.
  boolean again(MinerSession miner, Instant now) {
    Optional<Work> again = miner.renew();
    if (again.isPresent()) {
      told = null;
      send(board.variant(again.get().job()), again.get(), true, miner, now);
    }
    return again.isPresent();
  }

  private boolean isTooSoon(Duration throttle, Instant now) {
    return throttle.isPositive() && sentAt.plus(throttle).isAfter(now);
  }

  private void send(JobNotice notice, Work work, boolean clean, MinerSession miner, Instant now) {
    boolean harderOrEasier = !work.difficulty().equals(told);
    if (harderOrEasier) {
      told = work.difficulty();
      var _ = ctx.write(ByteBufUtil.writeAscii(ctx.alloc(), Messages.setDifficulty(told)));
    }
    boolean drop = clean || (harderOrEasier && miner.device().cleanOnDifficulty());
    sentAt = now;
    var _ = ctx.write(notice.bytes(drop));
  }
}
