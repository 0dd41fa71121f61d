package org.chimerapool.stratum.session;

import io.netty.channel.ChannelHandlerContext;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.chimerapool.stratum.CloseReason;
import org.chimerapool.stratum.Limit;
import org.chimerapool.stratum.codec.Incoming;
import org.chimerapool.stratum.codec.LineDecoder;
import org.chimerapool.stratum.dialect.ErrorCode;
import org.chimerapool.stratum.guard.Visit;
import org.chimerapool.stratum.session.ReadGate.Why;

/// What comes in from one miner: how fast it may come, how long it is waited for and what becomes
/// of lines that nobody understands. Belongs to the connection's thread.
final class Ear {

  /// Answers that may be outstanding before the connection is no longer read from.
  private static final int MAX_OWED = 64;

  private final SessionServices services;
  private final ChannelHandlerContext ctx;
  private final Visit visit;
  private final Voice voice;
  private final ReadGate gate;
  private final Patience patience;
  private int malformed;

  Ear(SessionServices services, ChannelHandlerContext ctx, Visit visit, Voice voice) {
    this.services = services;
    this.ctx = ctx;
    this.visit = visit;
    this.voice = voice;
    this.gate = new ReadGate(ctx.channel());
    this.patience = new Patience(services.limits(), ctx.pipeline().get(LineDecoder.class));
  }

  /// Who understands.
  interface Listener {

    void answer(Incoming.Request request);

    /// The miner answers a question of the server.
    void told(String answer);
  }

  /// Passes on what can be understood and is not too much.
  void read(Incoming incoming, Listener listener) {
    if (voice.isSilenced()) {
      return;
    }
    voice.gather();
    switch (incoming) {
      case Incoming.Request request -> request(request, listener);
      case Incoming.Response response -> response(response, listener);
      case Incoming.Blank _ -> {
        if (isTooFast()) {
          voice.hangUp(offend(Limit.REQUEST_RATE));
        }
      }
      case Incoming.Malformed line -> {
        services.traffic().malformed();
        voice.expect(line.id()).error(ErrorCode.OTHER, "malformed request: " + line.what());
        if (++malformed > services.limits().malformedLines()) {
          voice.hangUp(offend(Limit.MALFORMED_LINES));
        }
      }
      case Incoming.Oversized line -> {
        services.traffic().malformed();
        voice
            .expect(Incoming.NO_ID)
            .error(ErrorCode.OTHER, "line too long: at most " + line.limit() + " bytes");
        voice.hangUp(offend(Limit.LINE_LENGTH));
      }
    }
  }

  /// Answers have been given.
  void answered() {
    if (voice.owed() == 0) {
      gate.open(Why.ANSWERS_WAITING);
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

  /// To be called every [Connections#SWEEP_SECONDS].
  ///
  /// @return whether there is patience left with the miner; otherwise the connection is closed
  boolean isPatient() {
    Optional<Patience.Lost> lost = patience.sweep(gate.isClosed(), !ctx.channel().isWritable());
    lost.ifPresent(
        end -> {
          visit.offend(end.limit(), end.strikes());
          voice.cutOff(end.limit().closeReason());
        });
    return lost.isEmpty();
  }

  private void request(Incoming.Request request, Listener listener) {
    services.traffic().request();
    patience.understood();
    if (isTooFast()) {
      voice.expect(request.id()).error(ErrorCode.OTHER, "too many requests, come back later");
      voice.hangUp(offend(Limit.REQUEST_RATE));
      return;
    }
    listener.answer(request);
    if (voice.owed() > MAX_OWED) {
      gate.close(Why.ANSWERS_WAITING);
    }
  }

  /// Who answers what nobody asked has to keep to the same pace as with requests.
  private void response(Incoming.Response response, Listener listener) {
    patience.answered();
    if (isTooFast()) {
      voice.hangUp(offend(Limit.REQUEST_RATE));
      return;
    }
    listener.told(response.text());
  }

  /// Whoever asks too fast is read from more slowly.
  ///
  /// @return whether that has been of no use for too long
  private boolean isTooFast() {
    long pause = visit.request();
    if (pause > 0 && !gate.isClosed(Why.TOO_FAST)) {
      gate.close(Why.TOO_FAST);
      var _ =
          ctx.channel()
              .eventLoop()
              .schedule(() -> gate.open(Why.TOO_FAST), pause, TimeUnit.MILLISECONDS);
      if (visit.isOutOfPatience()) {
        return true;
      }
      visit.offend(Limit.REQUEST_RATE, 0);
    }
    return false;
  }

  private CloseReason offend(Limit limit) {
    visit.offend(limit, 1);
    return limit.closeReason();
  }
}
