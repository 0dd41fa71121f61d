package org.chimerapool.ui.sessions;

import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.stratum.LiveSession;

/// Which connections are wanted.
///
/// @param text part of a worker's name, a device or an address, any case
/// @param device empty for all
/// @param dialect empty for all
/// @param line `tls` or `plain`, otherwise all
/// @param state lower-case name of a [SessionState], otherwise all
record SessionsFilter(String text, String device, String dialect, String line, String state) {

  static final SessionsFilter NONE = new SessionsFilter("", "", "", "", "");

  boolean isNone() {
    return equals(NONE);
  }

  boolean fits(LiveSession session, Instant now) {
    return (device.isEmpty() || device.equals(session.device()))
        && (dialect.isEmpty() || dialect.equals(session.dialect()))
        && fitsLine(session.tls())
        && (state.isEmpty() || state.equals(SessionState.of(session, now).key()))
        && hasText(session);
  }

  private boolean fitsLine(boolean tls) {
    return switch (line) {
      case "tls" -> tls;
      case "plain" -> !tls;
      default -> true;
    };
  }

  private boolean hasText(LiveSession session) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return wanted.isEmpty()
        || Stream.concat(
                session.summary().workers().stream().map(WorkerName::toString),
                Stream.of(
                    session.device(),
                    session.summary().agent(),
                    session.address().getHostAddress()))
            .anyMatch(part -> part.toLowerCase(Locale.ROOT).contains(wanted));
  }
}
