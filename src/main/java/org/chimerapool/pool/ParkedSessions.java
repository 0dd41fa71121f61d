package org.chimerapool.pool;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The sessions whose miners may come back, by the token that only they know. Holds on to their
/// extranonces, so that nobody else gets them. May be used from any thread.
///
/// Who holds the token gets the session once: what is taken is no longer here, and a session whose
/// connection is open has never been here.
final class ParkedSessions {

  private final ResumePolicy policy;
  private boolean closed;

  /// In the order in which they were parked, which is the order in which they end.
  private final Map<String, ParkedSession> byToken = new LinkedHashMap<>();

  ParkedSessions(ResumePolicy policy) {
    this.policy = policy;
  }

  /// When a session that is parked now is given up.
  Instant until(Instant now) {
    return now.plus(policy.window());
  }

  /// Keeps a session; the oldest makes room where there is none.
  synchronized void park(String token, ParkedSession session, Instant now) {
    dropEnded(now);
    byToken.put(token, session);
    if (closed || byToken.size() > policy.maxSessions()) {
      dropOldest();
    }
  }

  /// The session of that token, which is no longer here afterwards; null where there is none or its
  /// time is over.
  synchronized @Nullable ParkedSession take(String token, Instant now) {
    dropEnded(now);
    return byToken.remove(token);
  }

  /// Gives up the oldest for its extranonce.
  ///
  /// @return whether there was one
  synchronized boolean dropOldest() {
    Iterator<ParkedSession> oldest = byToken.values().iterator();
    if (!oldest.hasNext()) {
      return false;
    }
    oldest.next().extranonces().release();
    oldest.remove();
    return true;
  }

  /// Gives up all of them, and each that is parked from now on at once.
  synchronized void close() {
    closed = true;
    while (dropOldest()) {
      // Until none is left.
    }
  }

  synchronized int size() {
    return byToken.size();
  }

  private void dropEnded(Instant now) {
    Iterator<ParkedSession> oldest = byToken.values().iterator();
    while (oldest.hasNext()) {
      ParkedSession session = oldest.next();
      if (session.until().isAfter(now)) {
        return;
      }
      session.extranonces().release();
      oldest.remove();
    }
  }
}
