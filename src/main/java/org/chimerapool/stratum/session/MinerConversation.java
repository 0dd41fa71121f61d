package org.chimerapool.stratum.session;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import org.chimerapool.pool.MinerSession;
import org.chimerapool.stratum.CloseReason;
import org.chimerapool.stratum.Reconnect;
import org.chimerapool.stratum.codec.Incoming;
import org.chimerapool.stratum.dialect.BitcoinDialect;
import org.chimerapool.stratum.dialect.Conversation;
import org.chimerapool.stratum.dialect.ErrorCode;
import org.chimerapool.stratum.dialect.Messages;
import org.jspecify.annotations.Nullable;

/// What one miner was told and what it is waiting for. Belongs to the connection's thread.
final class MinerConversation implements Conversation {

  /// Answers that may be outstanding before the connection is no longer read from.
  private static final int MAX_WAITING = 64;

  private final SessionServices services;
  private final ChannelHandlerContext ctx;
  private final StratumSession session;
  private final Instant connectedAt;
  private final ReplyQueue replies;
  private final BitcoinDialect dialect;
  private @Nullable MinerSession miner;
  private @Nullable LiveView view;
  private final WorkFeed feed;
  private boolean askedVersion;
  private boolean reading;
  private boolean understood;
  private int malformed;
  private int quietSweeps;

  MinerConversation(SessionServices services, ChannelHandlerContext ctx, StratumSession session) {
    this.services = services;
    this.ctx = ctx;
    this.session = session;
    this.connectedAt = services.clock().instant();
    this.replies = new ReplyQueue(ctx);
    this.feed = new WorkFeed(services.board(), ctx);
    this.dialect = new BitcoinDialect(this, services.limits().versionMask());
  }

  Channel channel() {
    return ctx.channel();
  }

  void read(Incoming incoming) {
    if (services.disconnector().isClosing(channel())) {
      return;
    }
    reading = true;
    switch (incoming) {
      case Incoming.Request request -> answer(request);
      case Incoming.Response response -> hear(response);
      case Incoming.Malformed line -> refuse(line);
      case Incoming.Oversized line -> {
        services.traffic().malformed();
        replies
            .expect(Incoming.NO_ID)
            .error(ErrorCode.OTHER, "line too long: at most " + line.limit() + " bytes");
        services.disconnector().closeAfterLastWords(channel(), CloseReason.LINE_TOO_LONG);
      }
    }
  }

  void readComplete() {
    reading = false;
    ctx.flush();
  }

  /// Gives a new job to the miner, unless it is not ready or has it already.
  void offer(JobNotice notice) {
    if (mayWork()) {
      feed.offer(notice, miner(), now());
      flush();
    }
  }

  @Override
  public void refreshWork() {
    if (mayWork()) {
      feed.refresh(miner(), now());
      flush();
    }
  }

  @Override
  public boolean moveExtranonce() {
    if (view == null || !view.isExtranonceSubscribed() || !mayWork() || !miner().moveExtranonce()) {
      return false;
    }
    say(Messages.setExtranonce(miner().extranonce1(), extranonce2Size()));
    refreshWork();
    return true;
  }

  @Override
  public void extranonceMayChange() {
    if (view != null) {
      view.subscribeToExtranonce();
    }
  }

  @Override
  public void askVersion() {
    if (!askedVersion) {
      askedVersion = true;
      say(Messages.getVersion());
    }
  }

  @Override
  public void tellVersionMask() {
    say(Messages.setVersionMask(miner().versionMask()));
  }

  /// Looks at the clock: patience for strangers, easier work for the silent.
  void sweep() {
    quietSweeps++;
    long quiet = (long) quietSweeps * Connections.SWEEP_SECONDS;
    if (!understood && quiet >= services.limits().firstMessage().toSeconds()) {
      services.disconnector().close(channel(), CloseReason.NO_FIRST_MESSAGE);
    } else if (quiet >= services.limits().idle().toSeconds()) {
      services.disconnector().close(channel(), CloseReason.IDLE);
    } else if (mayWork()) {
      miner().retargetIdle(now());
      refreshWork();
    }
  }

  /// Lets the miner go, with the reason as its last words.
  void dismiss(String words) {
    if (!services.disconnector().isClosing(channel())) {
      var _ = ctx.write(ByteBufUtil.writeUtf8(ctx.alloc(), Messages.showMessage(words)));
      services.disconnector().closeAfterLastWords(channel(), CloseReason.POOL_CLOSED);
    }
  }

  void end() {
    replies.close();
    if (view != null) {
      services.registry().remove(view);
    }
    if (miner != null) {
      miner.close();
    }
  }

  /// Shows a text to whoever looks at the miner.
  void show(String text) {
    say(Messages.showMessage(text));
  }

  /// Asks the miner to come back, and hangs up a moment later.
  void sendAway(Reconnect where) {
    say(Messages.reconnect(where));
    services.disconnector().closeAfterLastWords(channel(), CloseReason.SENT_AWAY);
  }

  /// Hangs up because the operator wants it.
  void dismiss() {
    services.disconnector().closeAfterLastWords(channel(), CloseReason.DISMISSED);
  }

  @Override
  public MinerSession miner() {
    if (miner == null) {
      throw new IllegalStateException("the pool has not heard of this connection yet");
    }
    return miner;
  }

  @Override
  public int extranonce2Size() {
    return services.pool().extranonce2Size();
  }

  @Override
  public Instant now() {
    return services.clock().instant();
  }

  @Override
  public void hangUp() {
    services.disconnector().closeAfterLastWords(channel(), CloseReason.MINER_LEFT);
  }

  private boolean mayWork() {
    return miner != null && dialect.isReady() && !services.disconnector().isClosing(channel());
  }

  private void answer(Incoming.Request request) {
    services.traffic().request();
    understood = true;
    quietSweeps = 0;
    if (miner == null && !introduce()) {
      replies.expect(request.id()).error(ErrorCode.OTHER, "the pool is full, come back later");
      services.disconnector().closeAfterLastWords(channel(), CloseReason.NO_EXTRANONCE);
      return;
    }
    if (view != null) {
      view.requested(now());
    }
    dialect.handle(request, replies.expect(request.id()));
    if (replies.waiting() > MAX_WAITING) {
      channel().config().setAutoRead(false);
    }
  }

  /// The one question that the server asks is which software it talks to.
  private void hear(Incoming.Response response) {
    quietSweeps = 0;
    if (askedVersion && miner != null && miner.agent().isEmpty() && !response.text().isEmpty()) {
      miner.identify(response.text());
      refreshWork();
    }
  }

  private void refuse(Incoming.Malformed line) {
    services.traffic().malformed();
    replies.expect(line.id()).error(ErrorCode.OTHER, "malformed request: " + line.what());
    if (++malformed > services.limits().malformedLines()) {
      services.disconnector().closeAfterLastWords(channel(), CloseReason.MALFORMED);
    }
  }

  private boolean introduce() {
    Peer peer = Peer.of(channel());
    miner = services.pool().open(peer.origin(connectedAt), this::later).orElse(null);
    if (miner != null) {
      view =
          new LiveView(
              services.registry().nextId(),
              services.pool().description().id(),
              peer,
              miner,
              session);
      services.registry().add(view);
    }
    return miner != null;
  }

  /// Runs what comes back from the hash verifier on the connection's own thread.
  private void later(Runnable verdict) {
    try {
      channel().eventLoop().execute(() -> session.guarded(_ -> deliver(verdict)));
    } catch (RejectedExecutionException e) {
      // The server is stopping: nobody is there to be answered.
    }
  }

  private void deliver(Runnable verdict) {
    verdict.run();
    if (replies.waiting() == 0 && !channel().config().isAutoRead()) {
      channel().config().setAutoRead(true);
    }
    flush();
  }

  private void say(String line) {
    if (!services.disconnector().isClosing(channel())) {
      var _ = ctx.write(ByteBufUtil.writeAscii(ctx.alloc(), line));
      flush();
    }
  }

  private void flush() {
    if (!reading) {
      ctx.flush();
    }
  }
}
