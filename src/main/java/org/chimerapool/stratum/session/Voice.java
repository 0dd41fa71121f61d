package org.chimerapool.stratum.session;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.Attribute;
import java.time.Instant;
import org.chimerapool.pool.MinerSession;
import org.chimerapool.stratum.CloseReason;
import org.chimerapool.stratum.Reconnect;
import org.chimerapool.stratum.dialect.Answer;
import org.chimerapool.stratum.dialect.Messages;

/// What goes out to one miner: answers in the order of their requests, work, and words. What is
/// said while requests are being read is flushed once, behind the last of them. Belongs to the
/// connection's thread.
final class Voice {

  private final ChannelHandlerContext ctx;
  private final Disconnector disconnector;
  private final Attribute<CloseReason> ending;
  private final ReplyQueue replies;
  private final WorkFeed feed;
  private boolean gathering;

  Voice(SessionServices services, ChannelHandlerContext ctx) {
    this.ctx = ctx;
    this.disconnector = services.disconnector();
    this.ending = disconnector.ending(ctx.channel());
    this.replies = new ReplyQueue(ctx, Outbox.before(ctx));
    this.feed = new WorkFeed(services.board(), ctx);
  }

  /// Requests are being read: more may have to be said at once.
  void gather() {
    gathering = true;
  }

  /// The last request that was there has been read.
  void let() {
    gathering = false;
    ctx.flush();
  }

  /// A place for the answer to the request with this id, as it was written.
  Answer expect(String id) {
    return replies.expect(id);
  }

  /// Answers that are still to be given.
  int owed() {
    return replies.waiting();
  }

  boolean isSilenced() {
    return ending.get() != null;
  }

  /// A whole line.
  void say(String line) {
    if (!isSilenced()) {
      var _ = ctx.write(ByteBufUtil.writeAscii(ctx.alloc(), line));
      flush();
    }
  }

  /// Shows a text to whoever looks at the miner.
  void show(String text) {
    say(Messages.showMessage(text));
  }

  /// Gives a new job, unless the miner has it already.
  void offer(JobNotice notice, MinerSession miner, Instant now) {
    if (feed.offer(notice, miner, now)) {
      flush();
    }
  }

  /// Gives what has changed about the miner's work, if anything has.
  void refresh(MinerSession miner, Instant now) {
    if (feed.refresh(miner, now)) {
      flush();
    }
  }

  /// Gives the last job once more, to be started anew.
  void again(MinerSession miner, Instant now) {
    if (feed.again(miner, now)) {
      flush();
    }
  }

  /// Asks the miner to come back, and hangs up a moment later.
  void sendAway(Reconnect where, CloseReason reason) {
    say(Messages.reconnect(where));
    hangUp(reason);
  }

  /// Hangs up behind what was said.
  void hangUp(CloseReason reason) {
    disconnector.closeAfterLastWords(ctx.channel(), reason);
  }

  /// Hangs up at once.
  void cutOff(CloseReason reason) {
    disconnector.close(ctx.channel(), reason);
  }

  void flush() {
    if (!gathering) {
      ctx.flush();
    }
  }

  /// The connection is gone.
  void close() {
    replies.close();
  }
}
