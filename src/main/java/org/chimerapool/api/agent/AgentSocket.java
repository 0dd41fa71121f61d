package org.chimerapool.api.agent;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.chimerapool.deployment.AgentDesk;
import org.chimerapool.deployment.IntakeBusyException;
import org.chimerapool.deployment.UnknownRunException;
import org.chimerapool.deployment.log.Answer;
import org.chimerapool.deployment.log.UnfitBatchException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A run's log over a socket, for machines that can: each frame is `offset=N`, a line's end, and
/// the same lines that are posted otherwise; each answer is the line that a post gets. A frame that
/// is too large, or too many of them, end the socket; what was not answered is sent again.
final class AgentSocket extends Endpoint {

  static final String RUN = "chimera.run";
  static final String KEY = "chimera.key";
  static final int MOST_BYTES = 1 << 20;
  private static final int MOST_UNANSWERED = 4;
  private static final int PAUSE_SECONDS = 1;
  private static final long MOST_SILENCE_MILLIS = 120_000;
  private static final Logger LOG = LoggerFactory.getLogger(AgentSocket.class);

  /// One for each run: a machine that comes back has not always closed the one before.
  private final ConcurrentMap<Long, Session> open;

  private final AgentDesk desk;

  AgentSocket(AgentDesk desk, ConcurrentMap<Long, Session> open) {
    this.desk = desk;
    this.open = open;
  }

  static ConcurrentMap<Long, Session> places() {
    return new ConcurrentHashMap<>();
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    long run = (Long) session.getUserProperties().getOrDefault(RUN, 0L);
    String key = (String) session.getUserProperties().getOrDefault(KEY, "");
    session.setMaxTextMessageBufferSize(MOST_BYTES);
    session.setMaxBinaryMessageBufferSize(MOST_BYTES);
    session.setMaxIdleTimeout(MOST_SILENCE_MILLIS);
    Session before = open.put(run, session);
    if (before != null) {
      end(before, CloseReason.CloseCodes.VIOLATED_POLICY, "the machine has come back");
    }
    Pace pace = new Pace();
    AtomicInteger unanswered = new AtomicInteger();
    Replies replies = new Replies(session);
    session.addMessageHandler(
        String.class,
        (MessageHandler.Whole<String>)
            frame -> {
              if (!pace.allows(System.nanoTime())
                  || unanswered.incrementAndGet() > MOST_UNANSWERED) {
                end(session, CloseReason.CloseCodes.VIOLATED_POLICY, "too many frames");
                return;
              }
              take(new Frame(session, replies, run, key, frame), unanswered);
            });
  }

  private record Frame(Session session, Replies replies, long run, String key, String text) {}

  private void take(Frame frame, AtomicInteger unanswered) {
    int head = frame.text().indexOf('\n');
    String first = head < 0 ? frame.text() : frame.text().substring(0, head);
    if (!first.matches("offset=[0-9]{1,15}")) {
      end(
          frame.session(),
          CloseReason.CloseCodes.CANNOT_ACCEPT,
          "expected offset=N in the first line");
      return;
    }
    String batch = head < 0 ? "" : frame.text().substring(head + 1);
    var _ =
        desk.take(
                frame.run(),
                frame.key(),
                Long.parseLong(first.substring(7)),
                batch.getBytes(StandardCharsets.UTF_8))
            .whenComplete(
                (answer, failure) -> {
                  unanswered.decrementAndGet();
                  answer(frame, answer, failure);
                });
  }

  private static void answer(Frame frame, @Nullable Answer answer, @Nullable Throwable failure) {
    Session session = frame.session();
    if (answer != null) {
      frame.replies().send(answer.words(PAUSE_SECONDS));
      return;
    }
    Throwable cause =
        failure instanceof CompletionException wrapped && wrapped.getCause() != null
            ? wrapped.getCause()
            : failure;
    switch (cause) {
      case IntakeBusyException busy -> frame.replies().send("busy pause=5\n");
      case UnfitBatchException unfit ->
          end(session, CloseReason.CloseCodes.CANNOT_ACCEPT, String.valueOf(unfit.getMessage()));
      case UnknownRunException unknown ->
          end(session, CloseReason.CloseCodes.VIOLATED_POLICY, "no such run, or not its key");
      case null, default -> {
        LOG.debug("a frame could not be taken", cause);
        end(session, CloseReason.CloseCodes.TRY_AGAIN_LATER, "not kept; send it again");
      }
    }
  }

  /// @param why at most 123 bytes of it are told, as the protocol has it
  private static void end(Session session, CloseReason.CloseCode code, String why) {
    try {
      session.close(new CloseReason(code, why.substring(0, Math.min(why.length(), 100))));
    } catch (IOException gone) {
      LOG.trace("the machine was gone", gone);
    }
  }

  @Override
  public void onClose(Session session, CloseReason reason) {
    open.values().remove(session);
  }

  @Override
  public void onError(Session session, Throwable failure) {
    LOG.debug("a machine's socket broke: {}", failure.toString());
  }

  /// Forty frames a second in the long run, eighty at once.
  private static final class Pace {

    private static final double RATE = 40;
    private static final double MOST = 80;
    private double left = MOST;
    private long at = System.nanoTime();

    synchronized boolean allows(long now) {
      left = Math.min(MOST, left + (double) (now - at) / 1e9 * RATE);
      at = now;
      left -= 1;
      return left >= 0;
    }
  }
}
