package org.chimerapool.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chimerapool.chain.CoinProfiles;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.LiveFeed;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.AddressRange;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.Pools;
import org.chimerapool.pool.SessionOrigin;
import org.chimerapool.pool.SessionSummary;
import org.chimerapool.pool.TestPool;
import org.chimerapool.stats.LiveFigures;
import org.chimerapool.stats.PoolPulse;
import org.chimerapool.stats.WorkerPulse;
import org.chimerapool.stratum.Arrival;
import org.chimerapool.stratum.Arrivals;
import org.chimerapool.stratum.CloseReason;
import org.chimerapool.stratum.LiveSession;
import org.chimerapool.stratum.LiveSessions;
import org.chimerapool.stratum.PoolTraffic;
import org.chimerapool.stratum.Reconnect;
import org.chimerapool.stratum.StratumStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which layer keeps a first share away, told from what the server knows.
class FirstShareWatchTest {

  private static final String ME = "addr1";
  private static final Optional<AddressRange> HOME = Optional.of(AddressRange.parse("203.0.113.7"));
  private static final Instant NOW = TestPool.START;

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final TestPool pool = TestPool.easy(clock);
  private final PoolId id = pool.pool.description().id();
  private final Pools pools = new Pools();
  private final Known known = new Known();
  private final RigRecipe rig = new RigRecipes().find("bitaxe", "sha256d").orElseThrow();

  @BeforeEach
  void open() {
    pools.add(pool.pool);
  }

  @AfterEach
  void close() {
    pool.pool.stop();
  }

  @Test
  void saysThatNothingCameWhileNothingDid() {
    assertThat(look()).isEqualTo(new FirstShare.NothingSeen());
  }

  @Test
  void tellsAClosedPortFromASilentRig() {
    known.port = 0;
    assertThat(look()).isEqualTo(new FirstShare.PoolClosed());
  }

  @Test
  void climbsLayerByLayer() {
    arrived(false, false, "", "", null);
    assertThat(look()).isInstanceOf(FirstShare.Silent.class);
    arrived(true, false, "", "", null);
    assertThat(look()).isInstanceOf(FirstShare.NotSubscribed.class);
    arrived(true, true, "", "", null);
    assertThat(look()).isInstanceOf(FirstShare.NotNamed.class);
    arrived(true, true, "", "bad address!", null);
    assertThat(look())
        .isInstanceOfSatisfying(
            FirstShare.WrongName.class,
            wrong -> {
              assertThat(wrong.user()).isEqualTo("bad address!");
              assertThat(wrong.why()).isNotBlank();
            });
    assertThat(look().layer()).isEqualTo(FirstShare.Layer.NAMED);
  }

  @Test
  void tellsWhyAConnectionWasKeptOut() {
    arrived(false, false, "", "", CloseReason.TLS_FAILED);
    assertThat(look()).isInstanceOf(FirstShare.TlsFailed.class);
    arrived(false, false, "", "", CloseReason.BANNED);
    assertThat(look()).isEqualTo(new FirstShare.TurnedAway(CloseReason.BANNED, NOW));
  }

  @Test
  void leavesTheNeighboursRigsAlone() {
    known.arrivals.add(
        new Arrival(
            NOW.minusSeconds(600),
            id,
            false,
            true,
            true,
            "neighbour.rig",
            "",
            Optional.empty(),
            Optional.empty()));
    assertThat(look()).isEqualTo(new FirstShare.NothingSeen());

    arrived(true, true, "neighbour.rig2", "", null);
    assertThat(look()).isEqualTo(new FirstShare.OtherAddress("neighbour.rig2"));
    assertThat(watch().look(id, ME, Optional.empty(), NOW, rig))
        .isEqualTo(new FirstShare.NothingSeen());
  }

  @Test
  void recognisesARigAtAnotherPoolsPort() {
    known.arrivals.add(
        new Arrival(
            NOW, new PoolId(77), false, true, true, "", "x", Optional.empty(), Optional.empty()));
    assertThat(look()).isEqualTo(new FirstShare.OtherPool(new PoolId(77)));
  }

  @Test
  void tellsHowLongALuckyGuessTakesWithoutPromisingIt() {
    pool.pool.start();
    known.sessions.add(session(Difficulty.of(1000), Duration.ofSeconds(30)));

    assertThat(look())
        .isInstanceOfSatisfying(
            FirstShare.Hashing.class,
            hashing -> {
              // 1000 · 2^32 hashes at 1.1 TH/s
              assertThat(hashing.expected())
                  .isBetween(Duration.ofMillis(3900), Duration.ofSeconds(4));
              assertThat(hashing.waited()).isEqualTo(Duration.ofSeconds(30));
              assertThat(hashing.isLate()).isFalse();
            });

    known.sessions.clear();
    known.sessions.add(session(Difficulty.of(1000), Duration.ofMinutes(5)));
    assertThat(look())
        .isInstanceOfSatisfying(
            FirstShare.Hashing.class, hashing -> assertThat(hashing.isLate()).isTrue());
  }

  @Test
  void blamesThePoolWhereThereIsNoWork() {
    pool.chain.lose("no node is there", NOW);
    known.sessions.add(session(Difficulty.ONE, Duration.ofSeconds(5)));
    assertThat(look()).isEqualTo(new FirstShare.NoWork("no node is there"));
  }

  @Test
  void celebratesTheFirstAcceptedShare() {
    known.worker = Optional.of(NOW.minusSeconds(2));
    assertThat(look())
        .isEqualTo(new FirstShare.Accepted(new WorkerName(ME, "rig"), NOW.minusSeconds(2)));
    known.worker = Optional.of(NOW.minus(Duration.ofHours(3)));
    assertThat(look()).isNotInstanceOf(FirstShare.Accepted.class);
  }

  @Test
  void takesAHouseholdForOneAndStrangersNot() {
    assertThat(Seeker.range(Optional.of(InetAddress.ofLiteral("192.168.7.9"))))
        .contains(AddressRange.parse("192.168.7.0/24"));
    assertThat(Seeker.range(Optional.of(InetAddress.ofLiteral("203.0.113.9"))))
        .contains(AddressRange.parse("203.0.113.9/32"));
    assertThat(Seeker.range(Optional.of(InetAddress.ofLiteral("127.0.0.1"))))
        .contains(AddressRange.parse("127.0.0.1/32"));
    assertThat(Seeker.range(Optional.empty())).isEmpty();
  }

  private FirstShare look() {
    return watch().look(id, ME, HOME, NOW.minusSeconds(60), rig);
  }

  private FirstShareWatch watch() {
    return new FirstShareWatch(
        pools,
        known,
        known,
        known,
        pool.explained,
        known,
        new CoinAddresses(new CoinProfiles(List.of())),
        clock);
  }

  /// The newest connection from the visitor's address.
  private void arrived(
      boolean understood,
      boolean subscribed,
      String admitted,
      String refused,
      @Nullable CloseReason end) {
    known.arrivals.addFirst(
        new Arrival(
            NOW,
            id,
            false,
            understood,
            subscribed,
            admitted,
            refused,
            Optional.ofNullable(end),
            Optional.ofNullable(end).map(reason -> NOW)));
  }

  private LiveSession session(Difficulty difficulty, Duration age) {
    return new LiveSession(
        1,
        id,
        new SessionSummary(
            new SessionOrigin("198.51.100.1:5", false, NOW.minus(age)),
            "agent/1",
            List.of(new WorkerName(ME, "rig")),
            difficulty,
            false),
        InetAddress.ofLiteral("198.51.100.1"),
        "device",
        "bitcoin",
        false,
        false,
        false,
        0,
        0,
        0,
        null,
        null,
        Set.of());
  }

  /// What the server knows.
  private static final class Known implements StratumStatus, LiveSessions, LiveFigures, Arrivals {

    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<LiveSession> sessions = new ArrayList<>();
    private Optional<Instant> worker = Optional.empty();
    private int port = 3333;

    @Override
    public List<Arrival> from(AddressRange range) {
      return List.copyOf(arrivals);
    }

    @Override
    public List<LiveSession> all() {
      return List.copyOf(sessions);
    }

    @Override
    public int port() {
      return port;
    }

    @Override
    public int port(PoolId pool) {
      return port;
    }

    @Override
    public List<PoolTraffic> pools() {
      return List.of();
    }

    @Override
    public int connections() {
      return sessions.size();
    }

    @Override
    public long requests() {
      return 0;
    }

    @Override
    public long malformedLines() {
      return 0;
    }

    @Override
    public Map<CloseReason, Long> closes() {
      return Map.of();
    }

    @Override
    public LiveFeed<PoolPulse> pulse(PoolId pool) {
      return new LiveFeed<>();
    }

    @Override
    public List<WorkerPulse> workers(PoolId pool) {
      return List.of();
    }

    @Override
    public List<WorkerPulse> workers(PoolId pool, String address) {
      return worker.stream()
          .map(
              at ->
                  new WorkerPulse(
                      new WorkerName(address, "rig"),
                      "agent/1",
                      false,
                      WorkerPulse.Status.MINING,
                      Map.of(),
                      1,
                      Map.of(),
                      Optional.empty(),
                      Optional.of(at),
                      List.of()))
          .toList();
    }

    @Override
    public boolean message(long session, String text) {
      return false;
    }

    @Override
    public int messageAll(PoolId pool, String text) {
      return 0;
    }

    @Override
    public boolean reconnect(long session, Reconnect where) {
      return false;
    }

    @Override
    public int reconnectAll(PoolId pool, Reconnect where, Duration spread) {
      return 0;
    }

    @Override
    public boolean moveExtranonce(long session) {
      return false;
    }

    @Override
    public boolean disconnect(long session) {
      return false;
    }
  }
}
