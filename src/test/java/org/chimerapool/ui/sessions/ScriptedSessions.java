package org.chimerapool.ui.sessions;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.SessionOrigin;
import org.chimerapool.pool.SessionSummary;
import org.chimerapool.stratum.LiveSession;
import org.chimerapool.stratum.LiveSessions;
import org.chimerapool.stratum.Reconnect;
import org.chimerapool.ui.live.ScriptedPool;

/// Connections that are exactly as a test says; remembers what they were told.
public final class ScriptedSessions implements LiveSessions {

  public final List<String> told = new ArrayList<>();
  PoolId pool = ScriptedPool.ID;
  private final List<LiveSession> sessions = new ArrayList<>();

  /// Those with an even id use TLS.
  ///
  /// @param secondsAgo of the last share; negative for none yet
  public LiveSession add(
      long id, String worker, String device, long accepted, long refused, long secondsAgo) {
    LiveSession session =
        new LiveSession(
            id,
            pool,
            new SessionSummary(
                new SessionOrigin("198.51.100." + id + ":5000", false, ScriptedPool.NOW),
                "agent/1",
                List.of(WorkerName.parse(worker).orElseThrow()),
                Difficulty.ONE,
                false),
            InetAddress.ofLiteral("198.51.100." + id),
            device,
            "bitcoin",
            id % 2 == 0,
            false,
            true,
            0,
            accepted,
            refused,
            secondsAgo < 0 ? null : ScriptedPool.NOW.minusSeconds(secondsAgo),
            ScriptedPool.NOW,
            Set.of());
    sessions.add(session);
    return session;
  }

  private boolean tell(String what) {
    told.add(what);
    return true;
  }

  @Override
  public List<LiveSession> all() {
    return List.copyOf(sessions);
  }

  @Override
  public boolean message(long session, String text) {
    return tell("message " + session + " " + text);
  }

  @Override
  public int messageAll(PoolId to, String text) {
    tell("message all " + text);
    return sessions.size();
  }

  @Override
  public boolean reconnect(long session, Reconnect where) {
    return tell("reconnect " + session);
  }

  @Override
  public int reconnectAll(PoolId to, Reconnect where, Duration spread) {
    tell("reconnect all");
    return sessions.size();
  }

  @Override
  public boolean moveExtranonce(long session) {
    return tell("extranonce " + session);
  }

  @Override
  public boolean disconnect(long session) {
    return tell("disconnect " + session);
  }
}
