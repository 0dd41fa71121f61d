package org.chimerapool.stratum.session;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.chimerapool.pool.AddressRange;
import org.chimerapool.pool.MinerSession;
import org.chimerapool.pool.ShareVerdict;
import org.chimerapool.stratum.CloseReason;
import org.chimerapool.stratum.Limit;
import org.chimerapool.stratum.Reconnect;
import org.chimerapool.stratum.codec.Incoming;
import org.chimerapool.stratum.codec.LineDecoder;
import org.chimerapool.stratum.dialect.BitcoinDialect;
import org.chimerapool.stratum.dialect.Conversation;
import org.chimerapool.stratum.dialect.ErrorCode;
import org.chimerapool.stratum.dialect.Messages;
import org.chimerapool.stratum.guard.Visit;
import org.chimerapool.stratum.session.ReadGate.Why;
import org.jspecify.annotations.Nullable;

/// What one miner was told and what it is waiting for. Belongs to the connection's thread.
final class MinerConversation implements Conversation {

  /// Answers that may be outstanding before the connection is no longer read from.
  private static final int MAX_WAITING = 64;

  private final SessionServices services;
  private final ChannelHandlerContext ctx;
  private final StratumSession session;
  private final Instant connectedAt;
  private final Visit visit;
  private final ArrivalNote arrival;
  private final ReadGate gate;
  private final Patience patience;
  private final ReplyQueue replies;
  private final BitcoinDialect dialect;
  private @Nullable MinerSession miner;
  private @Nullable LiveView view;
  private final WorkFeed feed;
  private boolean askedVersion;
  private boolean reading;
  private int malformed;

  MinerConversation(SessionServices services, ChannelHandlerContext ctx, StratumSession session) {
    this.services = services;
    this.ctx = ctx;
    this.session = session;
    this.connectedAt = services.clock().instant();
    this.visit = Visit.of(ctx.channel());
    this.arrival =
        services
            .registry()
            .opened(visit.address(), services.pool().description().id(), connectedAt);
    this.gate = new ReadGate(ctx.channel());
    this.patience = new Patience(services.limits(), ctx.pipeline().get(LineDecoder.class));
    this.replies = new ReplyQueue(ctx, Outbox.before(ctx));
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
        endWithWords(Limit.LINE_LENGTH, 1);
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
    Optional<Patience.Lost> lost = patience.sweep(gate.isClosed(), !channel().isWritable());
    if (lost.isPresent()) {
      visit.offend(lost.get().limit(), lost.get().strikes());
      services.disconnector().close(channel(), lost.get().limit().closeReason());
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

  /// The send queue has become too long, or short enough again.
  void mayWrite(boolean writable) {
    if (writable) {
      gate.open(Why.NOT_READING);
    } else {
      gate.close(Why.NOT_READING);
    }
  }

  void expel(AddressRange range) {
    if (!visit.isTrusted() && range.contains(visit.address())) {
      services.disconnector().close(channel(), CloseReason.BANNED);
    }
  }

  void end() {
    arrival.ended(services.disconnector().reason(channel()), Peer.of(channel()).tls(), now());
    replies.close();
    if (miner != null) {
      miner.close();
    }
    // Last: whoever does not see it here any more may come back to its session.
    if (view != null) {
      services.registry().remove(view);
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

  @Override
  public boolean hasRoomFor(String user) {
    if (miner().knows(user) || miner().workerCount() < services.limits().workers()) {
      return true;
    }
    visit.offend(Limit.WORKERS, 0);
    return false;
  }

  @Override
  public void subscribed() {
    arrival.subscribed();
  }

  @Override
  public void admitted(String user) {
    arrival.admitted(user);
  }

  @Override
  public void refusedName(String user) {
    arrival.refused(user);
    if (visit.isRefusedTooOften()) {
      endWithWords(Limit.FAILED_AUTHORIZATIONS, 1);
    }
  }

  @Override
  public void judged(ShareVerdict verdict) {
    switch (visit.judged(verdict)) {
      case NOTHING -> {}
      case WORK_AGAIN -> {
        feed.again(miner(), now());
        flush();
      }
      case WARN -> show("Most of your shares are refused: please look at this rig.");
      case SEND_AWAY -> {
        say(Messages.reconnect(Reconnect.HERE));
        services.disconnector().closeAfterLastWords(channel(), CloseReason.INVALID_SHARES);
      }
    }
  }

  private boolean mayWork() {
    return miner != null && dialect.isReady() && !services.disconnector().isClosing(channel());
  }

  private void answer(Incoming.Request request) {
    services.traffic().request();
    patience.understood();
    if (isTooFast()) {
      replies.expect(request.id()).error(ErrorCode.OTHER, "too many requests, come back later");
      endWithWords(Limit.REQUEST_RATE, 1);
      return;
    }
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
      gate.close(Why.ANSWERS_WAITING);
    }
  }

  /// The one question that the server asks is which software it talks to. Who answers what nobody
  /// asked has to keep to the same pace as with requests.
  private void hear(Incoming.Response response) {
    patience.answered();
    if (isTooFast()) {
      endWithWords(Limit.REQUEST_RATE, 1);
      return;
    }
    if (askedVersion && miner != null && miner.agent().isEmpty() && !response.text().isEmpty()) {
      miner.identify(response.text());
      refreshWork();
    }
  }

  /// Whoever asks too fast is read from more slowly.
  ///
  /// @return whether that has been of no use for too long
  private boolean isTooFast() {
    long pause = visit.request();
    if (pause > 0 && !gate.isClosed(Why.TOO_FAST)) {
      gate.close(Why.TOO_FAST);
      var _ =
          channel()
              .eventLoop()
              .schedule(() -> gate.open(Why.TOO_FAST), pause, TimeUnit.MILLISECONDS);
      if (visit.isOutOfPatience()) {
        return true;
      }
      visit.offend(Limit.REQUEST_RATE, 0);
    }
    return false;
  }

  private void endWithWords(Limit limit, double strikes) {
    visit.offend(limit, strikes);
    services.disconnector().closeAfterLastWords(channel(), limit.closeReason());
  }

  private void refuse(Incoming.Malformed line) {
    services.traffic().malformed();
    replies.expect(line.id()).error(ErrorCode.OTHER, "malformed request: " + line.what());
    if (++malformed > services.limits().malformedLines()) {
      endWithWords(Limit.MALFORMED_LINES, 1);
    }
  }

  private boolean introduce() {
    Peer peer = Peer.of(channel());
    arrival.understood(peer.tls());
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
    if (replies.waiting() == 0) {
      gate.open(Why.ANSWERS_WAITING);
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
