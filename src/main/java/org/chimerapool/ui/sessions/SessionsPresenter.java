package org.chimerapool.ui.sessions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.AuditAction;
import org.chimerapool.identity.Permission;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.PoolDescription;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.RefusalCount;
import org.chimerapool.pool.Refusals;
import org.chimerapool.pool.ShareVerdict;
import org.chimerapool.stratum.LiveSession;
import org.chimerapool.stratum.LiveSessions;
import org.chimerapool.stratum.Reconnect;
import org.chimerapool.ui.access.OwnPools;
import org.chimerapool.ui.access.Trail;
import org.chimerapool.ui.kit.Answer;
import org.chimerapool.ui.kit.PoolChoice;
import org.chimerapool.ui.kit.PoolWish;
import org.chimerapool.ui.kit.Tone;
import org.springframework.stereotype.Component;

/// Computes the list of connections and passes on what an operator says to miners.
@Component
class SessionsPresenter {

  private final OwnPools pools;
  private final LiveSessions live;
  private final Refusals refusals;
  private final Trail trail;
  private final Clock clock;

  SessionsPresenter(
      OwnPools pools, LiveSessions live, Refusals refusals, Trail trail, Clock clock) {
    this.pools = pools;
    this.live = live;
    this.refusals = refusals;
    this.trail = trail;
    this.clock = clock;
  }

  SessionsModel read(PoolWish wish, SessionsFilter filter) {
    Instant now = clock.instant();
    PoolChoice choice = pools.choice(wish);
    List<LiveSession> all =
        choice
            .chosen()
            .map(pool -> live.all().stream().filter(s -> s.pool().equals(pool.id())).toList())
            .orElse(List.of());
    return new SessionsModel(
        now,
        choice,
        answer(all, now),
        all.stream().filter(session -> filter.fits(session, now)).toList(),
        choice.chosen().map(pool -> reasons(pool.id())).orElse(Map.of()),
        all.size(),
        !filter.isNone(),
        all.stream().map(LiveSession::device).distinct().sorted().toList(),
        all.stream().map(LiveSession::dialect).distinct().sorted().toList());
  }

  private Map<WorkerName, ShareVerdict.Reason> reasons(PoolId pool) {
    Map<WorkerName, ShareVerdict.Reason> most = new HashMap<>();
    for (RefusalCount count : refusals.counts(pool)) {
      WorkerName worker = count.worker();
      if (worker != null) {
        most.putIfAbsent(worker, count.reason());
      }
    }
    return most;
  }

  private static Answer answer(List<LiveSession> all, Instant now) {
    if (all.isEmpty()) {
      return Answer.of(Tone.OFF, "sessions.answer.none");
    }
    Map<SessionState, Long> counts =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    session -> SessionState.of(session, now),
                    () -> new EnumMap<>(SessionState.class),
                    Collectors.counting()));
    long mining = counts.getOrDefault(SessionState.MINING, 0L);
    long troubled = counts.getOrDefault(SessionState.TROUBLED, 0L);
    long quiet =
        counts.getOrDefault(SessionState.QUIET, 0L) + counts.getOrDefault(SessionState.FIRST, 0L);
    return mining == all.size()
        ? Answer.of(Tone.GOOD, "sessions.answer.all", all.size())
        : Answer.of(
                troubled > 0 ? Tone.WARN : Tone.GOOD, "sessions.answer.some", all.size(), mining)
            .with("sessions.answer.rest", troubled, quiet);
  }

  /// @return whether the miner is still there
  boolean message(Actor who, LiveSession session, String text) {
    who.require(Permission.TALK_TO_MINERS);
    Actor acting = pools.acting(who, session.pool());
    boolean there = live.message(session.id(), text);
    trail.record(acting, AuditAction.MINER_MESSAGED, subject(session), "", text);
    return there;
  }

  /// @return how many were told
  int messageAll(Actor who, PoolDescription pool, String text) {
    who.require(Permission.TALK_TO_MINERS);
    Actor acting = pools.acting(who, pool.id());
    int told = live.messageAll(pool.id(), text);
    trail.record(acting, AuditAction.MINER_MESSAGED, subject(pool), "", text);
    return told;
  }

  /// @return whether the miner is still there
  boolean reconnect(Actor who, LiveSession session, Reconnect where) {
    who.require(Permission.TALK_TO_MINERS);
    Actor acting = pools.acting(who, session.pool());
    boolean there = live.reconnect(session.id(), where);
    trail.record(acting, AuditAction.MINER_MOVED, subject(session), "", where.toString());
    return there;
  }

  /// @return how many are told
  int reconnectAll(Actor who, PoolDescription pool, Reconnect where, Duration spread) {
    who.require(Permission.TALK_TO_MINERS);
    Actor acting = pools.acting(who, pool.id());
    int told = live.reconnectAll(pool.id(), where, spread);
    trail.record(acting, AuditAction.MINER_MOVED, subject(pool), "", where + " within " + spread);
    return told;
  }

  /// @return whether the miner is still there and takes it
  boolean moveExtranonce(Actor who, LiveSession session) {
    who.require(Permission.TALK_TO_MINERS);
    Actor acting = pools.acting(who, session.pool());
    boolean moved = live.moveExtranonce(session.id());
    trail.record(acting, AuditAction.MINER_MOVED, subject(session), "", "another extranonce");
    return moved;
  }

  /// @return whether the miner was still there
  boolean disconnect(Actor who, LiveSession session) {
    who.require(Permission.TALK_TO_MINERS);
    Actor acting = pools.acting(who, session.pool());
    boolean there = live.disconnect(session.id());
    trail.record(acting, AuditAction.MINER_DISCONNECTED, subject(session));
    return there;
  }

  /// @return how many of them were told
  int message(Actor who, List<LiveSession> sessions, String text) {
    return each(
        who,
        AuditAction.MINER_MESSAGED,
        sessions,
        text,
        session -> live.message(session.id(), text));
  }

  /// @return how many of them were told
  int reconnect(Actor who, List<LiveSession> sessions, Reconnect where) {
    return each(
        who,
        AuditAction.MINER_MOVED,
        sessions,
        where.toString(),
        session -> live.reconnect(session.id(), where));
  }

  /// @return how many of them were still there
  int disconnect(Actor who, List<LiveSession> sessions) {
    return each(
        who,
        AuditAction.MINER_DISCONNECTED,
        sessions,
        "",
        session -> live.disconnect(session.id()));
  }

  private int each(
      Actor who,
      AuditAction what,
      List<LiveSession> sessions,
      String after,
      Predicate<LiveSession> does) {
    who.require(Permission.TALK_TO_MINERS);
    Actor acting = who;
    for (LiveSession session : sessions) {
      acting = pools.acting(who, session.pool());
    }
    int told = (int) sessions.stream().filter(does).count();
    String first = sessions.isEmpty() ? "" : subject(sessions.getFirst());
    trail.record(
        acting,
        what,
        sessions.size() == 1 ? first : sessions.size() + " miners, the first: " + first,
        "",
        after);
    return told;
  }

  private static String subject(PoolDescription pool) {
    return "all miners of pool " + pool.name();
  }

  private static String subject(LiveSession session) {
    return "miner at " + session.address().getHostAddress() + ", connection " + session.id();
  }
}
