package org.chimerapool.stratum.session;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import org.chimerapool.pool.AddressRange;
import org.chimerapool.pool.MinerSession;
import org.chimerapool.pool.ShareVerdict;
import org.chimerapool.stratum.CloseReason;
import org.chimerapool.stratum.Limit;
import org.chimerapool.stratum.Reconnect;
import org.chimerapool.stratum.codec.Incoming;
import org.chimerapool.stratum.dialect.BitcoinDialect;
import org.chimerapool.stratum.dialect.Conversation;
import org.chimerapool.stratum.dialect.ErrorCode;
import org.chimerapool.stratum.dialect.Messages;
import org.chimerapool.stratum.guard.Visit;
import org.jspecify.annotations.Nullable;

/// One miner from its first request to its end: brings what comes in by its [Ear] before the
/// dialect and the pool, and what they say to its [Voice]. Belongs to the connection's thread.
final class MinerConversation implements Conversation, Ear.Listener {

  private final SessionServices services;
  private final ChannelHandlerContext ctx;
  private final StratumSession session;
  private final Instant connectedAt;
  private final Visit visit;
  private final ArrivalNote arrival;
  private final Voice voice;
  private final Ear ear;
  private final BitcoinDialect dialect;
  private @Nullable MinerSession miner;
  private @Nullable LiveView view;
  private boolean askedVersion;

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
    this.voice = new Voice(services, ctx);
    this.ear = new Ear(services, ctx, visit, voice);
    this.dialect = new BitcoinDialect(this, services.limits().versionMask());
  }

  Channel channel() {
    return ctx.channel();
  }

  void read(Incoming incoming) {
    ear.read(incoming, this);
  }

  void readComplete() {
    voice.let();
  }

  @Override
  public void answer(Incoming.Request request) {
    if (miner == null && !introduce()) {
      voice.expect(request.id()).error(ErrorCode.OTHER, "the pool is full, come back later");
      voice.hangUp(CloseReason.NO_EXTRANONCE);
      return;
    }
    if (view != null) {
      view.requested(now());
    }
    dialect.handle(request, voice.expect(request.id()));
  }

  /// The one question that the server asks is which software it talks to.
  @Override
  public void told(String answer) {
    if (askedVersion && miner != null && miner.agent().isEmpty() && !answer.isEmpty()) {
      miner.identify(answer);
      refreshWork();
    }
  }

  /// Gives a new job to the miner, unless it is not ready or has it already.
  void offer(JobNotice notice) {
    if (mayWork()) {
      voice.offer(notice, miner(), now());
    }
  }

  @Override
  public void refreshWork() {
    if (mayWork()) {
      voice.refresh(miner(), now());
    }
  }

  @Override
  public boolean moveExtranonce() {
    if (view == null || !view.isExtranonceSubscribed() || !mayWork() || !miner().moveExtranonce()) {
      return false;
    }
    voice.say(Messages.setExtranonce(miner().extranonce1(), extranonce2Size()));
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
      voice.say(Messages.getVersion());
    }
  }

  @Override
  public void tellVersionMask() {
    voice.say(Messages.setVersionMask(miner().versionMask()));
  }

  /// Looks at the clock: patience for strangers, easier work for the silent.
  void sweep() {
    if (ear.isPatient() && mayWork()) {
      miner().retargetIdle(now());
      refreshWork();
    }
  }

  /// Lets the miner go, with the reason as its last words.
  void dismiss(String words) {
    if (!voice.isSilenced()) {
      var _ = ctx.write(ByteBufUtil.writeUtf8(ctx.alloc(), Messages.showMessage(words)));
      voice.hangUp(CloseReason.POOL_CLOSED);
    }
  }

  void mayWrite(boolean writable) {
    ear.mayWrite(writable);
  }

  void expel(AddressRange range) {
    if (!visit.isTrusted() && range.contains(visit.address())) {
      voice.cutOff(CloseReason.BANNED);
    }
  }

  void end() {
    arrival.ended(services.disconnector().reason(channel()), Peer.of(channel()).tls(), now());
    voice.close();
    if (miner != null) {
      miner.close();
    }
    // Last: whoever does not see it here any more may come back to its session.
    if (view != null) {
      services.registry().remove(view);
    }
  }

  @Override
  public void show(String text) {
    voice.show(text);
  }

  /// Asks the miner to come back, and hangs up a moment later.
  void sendAway(Reconnect where) {
    voice.sendAway(where, CloseReason.SENT_AWAY);
  }

  /// Hangs up because the operator wants it.
  void dismiss() {
    voice.hangUp(CloseReason.DISMISSED);
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
    voice.hangUp(CloseReason.MINER_LEFT);
  }

  @Override
  public boolean hasRoomFor(String user) {
    if (miner().knows(user) || miner().workerCount() < services.limits().workers()) {
      return true;
    }
    visit.offend(Limit.WORKERS, 0);
    arrival.refused(user);
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
      visit.offend(Limit.FAILED_AUTHORIZATIONS, 1);
      voice.hangUp(Limit.FAILED_AUTHORIZATIONS.closeReason());
    }
  }

  @Override
  public void judged(ShareVerdict verdict) {
    switch (visit.judged(verdict)) {
      case NOTHING -> {}
      case WORK_AGAIN -> voice.again(miner(), now());
      case WARN -> show("Most of your shares are refused: please look at this rig.");
      case SEND_AWAY -> voice.sendAway(Reconnect.HERE, CloseReason.INVALID_SHARES);
    }
  }

  private boolean mayWork() {
    return miner != null && dialect.isReady() && !voice.isSilenced();
  }

  private boolean introduce() {
    Peer peer = Peer.of(channel());
    arrival.understood(peer.tls());
    miner = services.pool().open(peer.origin(connectedAt), this::later, this::giveWay).orElse(null);
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

  /// The miner has come back by another connection; nobody is at the other end of this one.
  private void giveWay() {
    voice.cutOff(CloseReason.TAKEN_OVER);
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
    ear.answered();
    voice.flush();
  }
}
