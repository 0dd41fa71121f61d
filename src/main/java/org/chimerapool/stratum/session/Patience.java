package org.chimerapool.stratum.session;

import java.time.Duration;
import java.util.Optional;
import org.chimerapool.stratum.Limit;
import org.chimerapool.stratum.codec.LineDecoder;

/// How long a connection has kept the server waiting, in sweeps. Belongs to the connection's
/// thread.
final class Patience {

  private final SessionLimits limits;
  private final LineDecoder lines;
  private boolean understood;
  private int quiet;
  private int sameLine;
  private int unread;
  private long line;

  Patience(SessionLimits limits, LineDecoder lines) {
    this.limits = limits;
    this.lines = lines;
  }

  /// Patience is at an end.
  ///
  /// @param strikes what that weighs
  record Lost(Limit limit, double strikes) {}

  /// A request came that could be understood.
  void understood() {
    understood = true;
    quiet = 0;
  }

  /// An answer came. It shows a living miner, but only after a first request: answers to nothing
  /// buy no time.
  void answered() {
    if (understood) {
      quiet = 0;
    }
  }

  /// To be called every [Connections#SWEEP_SECONDS].
  ///
  /// @param notRead whether the server itself does not read at present
  /// @param unwritable whether more than the send queue lies unread at the other end
  Optional<Lost> sweep(boolean notRead, boolean unwritable) {
    quiet = notRead ? quiet : quiet + 1;
    unread = unwritable ? unread + 1 : 0;
    long unfinished = lines.unfinishedLine();
    sameLine = unfinished != 0 && unfinished == line && !notRead ? sameLine + 1 : 0;
    line = unfinished;
    if (!understood && isOver(quiet, limits.firstMessage())) {
      return Optional.of(new Lost(Limit.FIRST_MESSAGE, 0.25));
    }
    if (isOver(quiet, limits.idle())) {
      return Optional.of(new Lost(Limit.IDLE, 0));
    }
    if (isOver(unread, limits.send())) {
      return Optional.of(new Lost(Limit.SEND_QUEUE, 0.5));
    }
    return isOver(sameLine, limits.line())
        ? Optional.of(new Lost(Limit.LINE_TIME, 1))
        : Optional.empty();
  }

  private static boolean isOver(int sweeps, Duration limit) {
    return (long) sweeps * Connections.SWEEP_SECONDS >= limit.toSeconds();
  }
}
