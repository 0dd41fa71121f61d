package org.chimerapool.ui.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.chimerapool.stratum.LiveSession;
import org.chimerapool.ui.kit.Tone;

/// How a connection is doing.
enum SessionState {
  /// An accepted share within ten minutes.
  MINING,
  /// Shares come, but more than one in twenty is refused, and three at least.
  TROUBLED,
  /// No accepted share yet.
  FIRST,
  /// No accepted share for ten minutes.
  QUIET;

  private static final Duration RECENT = Duration.ofMinutes(10);

  static SessionState of(LiveSession session, Instant now) {
    Instant last = session.lastShareAt();
    long refused = session.refused();
    if (refused >= 3 && refused * 20 > refused + session.accepted()) {
      return TROUBLED;
    }
    if (last == null) {
      return FIRST;
    }
    return Duration.between(last, now).compareTo(RECENT) > 0 ? QUIET : MINING;
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  Tone tone() {
    return switch (this) {
      case MINING -> Tone.GOOD;
      case TROUBLED -> Tone.WARN;
      case FIRST -> Tone.OFF;
      case QUIET -> Tone.BAD;
    };
  }
}
