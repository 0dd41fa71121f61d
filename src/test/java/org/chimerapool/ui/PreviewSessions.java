package org.chimerapool.ui;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.AddressRange;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.SessionOrigin;
import org.chimerapool.pool.SessionSummary;
import org.chimerapool.stratum.Arrival;
import org.chimerapool.stratum.Arrivals;
import org.chimerapool.stratum.LiveSession;
import org.chimerapool.stratum.LiveSessions;
import org.chimerapool.stratum.Reconnect;

/// Some thousand miners that go on mining, always the same at the same time. Remembers what it was
/// told.
class PreviewSessions implements LiveSessions, Arrivals {

  static final int COUNT = 3_000;

  private static final List<String> DEVICES =
      List.of("Antminer S21", "Bitaxe Gamma", "NerdQAxe++", "Whatsminer M66S", "cpuminer");

  final List<String> told = new CopyOnWriteArrayList<>();
  private final Set<Long> gone = ConcurrentHashMap.newKeySet();
  private final Clock clock;

  PreviewSessions(Clock clock) {
    this.clock = clock;
  }

  @Override
  public List<LiveSession> all() {
    return LongStream.rangeClosed(1, COUNT)
        .filter(id -> !gone.contains(id))
        .mapToObj(this::session)
        .toList();
  }

  @Override
  public List<Arrival> from(AddressRange range) {
    return List.of();
  }

  private LiveSession session(long id) {
    Instant now = clock.instant();
    int kind = (int) (id % DEVICES.size());
    String rig = id == 7 ? PreviewFigures.HOSTILE : "rack-%02d".formatted(id % 100);
    long accepted = 400 + id % 77 + now.getEpochSecond() % 100_000 / (2 + id % 9);
    InetAddress address;
    try {
      address = InetAddress.getByAddress(new byte[] {(byte) 198, 51, (byte) (id >> 8), (byte) id});
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
    return new LiveSession(
        id,
        PreviewPool.ID,
        new SessionSummary(
            new SessionOrigin(
                address.getHostAddress() + ":50123", false, now.minusSeconds(600 + id)),
            "agent/" + kind,
            id % 11 == 3
                ? List.of()
                : List.of(new WorkerName("bc1q9hx2v7tq0zr4m8x4ke" + id % 40, rig)),
            Difficulty.of(1000.0 * (1 + kind)),
            false),
        address,
        DEVICES.get(kind),
        id % 6 == 0 ? "nicehash" : "bitcoin",
        id % 4 == 0,
        false,
        kind != 4,
        kind == 4 ? 0 : 0x1fffe000,
        id % 11 == 3 ? 0 : accepted,
        id % 13 == 0 ? accepted / 5 : id % 3,
        id % 11 == 3 ? null : now.minusSeconds(id % 17 == 0 ? 900 : id % 40),
        now.minusSeconds(id % 40),
        Set.of());
  }

  private boolean tell(long session, String what) {
    told.add(what + " " + session);
    return !gone.contains(session);
  }

  @Override
  public boolean message(long session, String text) {
    return tell(session, text);
  }

  @Override
  public int messageAll(PoolId pool, String text) {
    told.add(text);
    return COUNT - gone.size();
  }

  @Override
  public boolean reconnect(long session, Reconnect where) {
    return tell(session, "reconnect");
  }

  @Override
  public int reconnectAll(PoolId pool, Reconnect where, Duration spread) {
    told.add("reconnect all");
    return COUNT - gone.size();
  }

  @Override
  public boolean moveExtranonce(long session) {
    return tell(session, "extranonce");
  }

  @Override
  public boolean disconnect(long session) {
    tell(session, "disconnect");
    return gone.add(session);
  }
}
