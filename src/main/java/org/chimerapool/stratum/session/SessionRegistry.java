package org.chimerapool.stratum.session;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.chimerapool.pool.AddressRange;
import org.chimerapool.pool.PoolId;
import org.chimerapool.stratum.Arrival;
import org.chimerapool.stratum.Arrivals;
import org.chimerapool.stratum.CloseReason;
import org.chimerapool.stratum.LiveSession;
import org.chimerapool.stratum.LiveSessions;
import org.chimerapool.stratum.Reconnect;
import org.springframework.stereotype.Component;

/// The miners of all ports by their id.
@Component
public final class SessionRegistry implements LiveSessions, Arrivals {

  private final AtomicLong ids = new AtomicLong();
  private final Map<Long, LiveView> byId = new ConcurrentHashMap<>();
  private final ArrivalBook arrivals = new ArrivalBook();

  long nextId() {
    return ids.incrementAndGet();
  }

  /// Notes a connection that was let in.
  ArrivalNote opened(InetAddress address, PoolId pool, Instant now) {
    return arrivals.opened(address, pool, now);
  }

  /// Notes a connection that was not let in.
  public void turnedAway(InetAddress address, PoolId pool, CloseReason reason, Instant now) {
    arrivals.turnedAway(address, pool, reason, now);
  }

  @Override
  public List<Arrival> from(AddressRange range) {
    return arrivals.from(range);
  }

  void add(LiveView view) {
    byId.put(view.id(), view);
  }

  void remove(LiveView view) {
    byId.remove(view.id());
  }

  @Override
  public List<LiveSession> all() {
    return byId.values().stream()
        .map(LiveView::snapshot)
        .sorted(Comparator.comparingLong(LiveSession::id))
        .toList();
  }

  @Override
  public boolean message(long session, String text) {
    return tell(session, talk -> talk.show(text));
  }

  @Override
  public int messageAll(PoolId pool, String text) {
    List<LiveView> told = of(pool);
    told.forEach(view -> view.session().later(Duration.ZERO, talk -> talk.show(text)));
    return told.size();
  }

  @Override
  public boolean reconnect(long session, Reconnect where) {
    return tell(session, talk -> talk.sendAway(where));
  }

  @Override
  public int reconnectAll(PoolId pool, Reconnect where, Duration spread) {
    List<LiveView> told = of(pool);
    for (int i = 0; i < told.size(); i++) {
      Duration delay = spread.multipliedBy(i).dividedBy(told.size());
      told.get(i).session().later(delay, talk -> talk.sendAway(where));
    }
    return told.size();
  }

  @Override
  public boolean moveExtranonce(long session) {
    LiveView view = byId.get(session);
    return view != null
        && view.isExtranonceSubscribed()
        && tell(session, MinerConversation::moveExtranonce);
  }

  @Override
  public boolean disconnect(long session) {
    return tell(session, MinerConversation::dismiss);
  }

  private boolean tell(long id, Consumer<MinerConversation> words) {
    LiveView view = byId.get(id);
    if (view == null) {
      return false;
    }
    view.session().later(Duration.ZERO, words);
    return true;
  }

  private List<LiveView> of(PoolId pool) {
    return byId.values().stream()
        .filter(view -> view.pool().equals(pool))
        .sorted(Comparator.comparingLong(LiveView::id))
        .toList();
  }
}
