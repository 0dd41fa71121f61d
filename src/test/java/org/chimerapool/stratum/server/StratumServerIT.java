package org.chimerapool.stratum.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Objects;
import org.chimerapool.pool.Door;
import org.chimerapool.pool.Pools;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.chimerapool.pool.TestPool;
import org.chimerapool.stratum.CloseReason;
import org.chimerapool.stratum.PoolTraffic;
import org.chimerapool.stratum.StratumClient;
import org.chimerapool.stratum.entrance.TestEntrance;
import org.chimerapool.stratum.guard.Guard;
import org.chimerapool.stratum.guard.TestGuard;
import org.chimerapool.stratum.session.SessionRegistry;
import org.chimerapool.testing.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;

/// The server over real sockets, talked to by a miner that shares no code with it.
class StratumServerIT {

  private static final String USER = "addr1.rig";

  private final Clock clock = Clock.fixed(TestPool.START, ZoneOffset.UTC);
  private final TestPool pool = TestPool.easy(clock);
  private final SessionRegistry registry = new SessionRegistry();
  private final Pools pools = new Pools();
  private final StratumServer server = server(settings(0, 100));

  @AfterEach
  void stop() {
    server.stop();
    pool.pool.stop();
  }

  @Test
  void acceptsSharesThatAreReallyMined() throws IOException {
    server.start();
    try (StratumClient miner = miner()) {
      assertThat(miner.difficulty()).isEqualTo(0.0001);
      StratumClient.Share share = miner.mine(0);

      assertThat(miner.submit(USER, share).get("result").asBoolean()).isTrue();
      assertThat(pool.journal).hasSize(1);
      assertThat(pool.journal.getFirst().worker().toString()).isEqualTo(USER);
      assertThat(pool.journal.getFirst().credited().value()).isEqualTo(0.0001);
      assertThat(pool.journal.getFirst().agent()).isEqualTo("test/1");

      JsonNode again = miner.submit(USER, share);
      assertThat(again.get("error").get(0).asInt()).isEqualTo(22);
      assertThat(pool.journal).hasSize(1);
    }
  }

  @Test
  void letsMinersInOnceAPoolRunsWhoseChainWasLate() throws IOException {
    Pools none = new Pools();
    StratumServer early =
        new StratumServer(
            none, settings(0, 100), guard(settings(0, 100)), TestEntrance.plain(), registry, clock);
    early.start();
    try {
      assertThat(early.port()).isZero();
      none.add(pool.pool);
      try (StratumClient miner = new StratumClient(early.port())) {
        miner.subscribe("test/1");
        assertThat(miner.authorize(USER, "x").get("result").asBoolean()).isTrue();
      }
    } finally {
      early.stop();
    }
    assertThat(early.port()).isZero();
  }

  @Test
  void refusesSharesOfTheBlockBefore() throws IOException {
    server.start();
    try (StratumClient miner = miner()) {
      StratumClient.Share share = miner.mine(0);
      pool.chain.offer(TestPool.template(2, TestPool.HARD));
      String next = miner.awaitJob();

      assertThat(next).isNotEqualTo(share.jobId());
      assertThat(miner.submit(USER, share).get("error").toString())
          .isEqualTo("[21,\"stale job: a newer block has been found\",null]");
      assertThat(pool.refusals).containsExactly(Reason.STALE_JOB);
    }
  }

  @Test
  void givesEveryConnectionWorkOfItsOwn() throws IOException {
    server.start();
    try (StratumClient one = miner();
        StratumClient two = miner()) {
      StratumClient.Share share = one.mine(0);

      assertThat(two.submit(USER, share).get("error").get(0).asInt()).isEqualTo(23);
      assertThat(one.submit(USER, share).get("result").asBoolean()).isTrue();
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void endsOverlongLinesWithWords() throws IOException {
    server.start();
    try (StratumClient miner = new StratumClient(server.port())) {
      miner.sendRaw("x".repeat(9000));
      JsonNode last = Objects.requireNonNull(miner.read());

      assertThat(last.get("error").toString())
          .isEqualTo("[20,\"line too long: at most 8192 bytes\",null]");
      assertThat(miner.isHungUpOn()).isTrue();
      assertThat(server.closes()).containsEntry(CloseReason.LINE_TOO_LONG, 1L);
    }
  }

  @Test
  void letsNobodyInBeyondTheLimit() throws IOException {
    StratumServer small = server(settings(0, 1));
    small.start();
    try (StratumClient first = new StratumClient(small.port())) {
      first.subscribe("test/1");
      try (StratumClient second = new StratumClient(small.port())) {
        assertThat(second.isHungUpOn()).isTrue();
      }
      assertThat(first.call("mining.ping", "[]").get("result").asString()).isEqualTo("pong");
      assertThat(small.closes()).containsEntry(CloseReason.TOO_MANY_CONNECTIONS, 1L);
    } finally {
      small.stop();
    }
  }

  @Test
  void letsNobodyInBeyondTheLimitOfOneAddress() throws IOException {
    StratumServer small = server(settings(0, 100, 1));
    small.start();
    try (StratumClient first = new StratumClient(small.port())) {
      first.subscribe("test/1");
      try (StratumClient second = new StratumClient(small.port())) {
        assertThat(second.isHungUpOn()).isTrue();
      }
      assertThat(small.closes()).containsEntry(CloseReason.TOO_MANY_FROM_ADDRESS, 1L);
    } finally {
      small.stop();
    }
  }

  @Test
  void letsGoOfWhoeverDoesNotRead() throws IOException {
    server.start();
    String lines = "{\"id\":1,\"method\":\"client.get_version\"}\n".repeat(1000);
    try (StratumClient deaf = new StratumClient(server.port())) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 2000; i++) {
                  deaf.sendRaw(lines);
                }
              })
          .isInstanceOf(IOException.class);
    }
    assertThat(server.closes()).containsEntry(CloseReason.SLOW_READER, 1L);
  }

  @Test
  void hangsUpOnWhoeverSaysNothing() throws IOException {
    server.start();
    try (StratumClient silent = new StratumClient(server.port())) {
      assertThat(silent.isHungUpOn()).isTrue();
      assertThat(server.closes()).containsEntry(CloseReason.NO_FIRST_MESSAGE, 1L);
    }
  }

  @Test
  void closesEveryConnectionWhenItStops() throws IOException {
    server.start();
    try (StratumClient miner = miner()) {
      server.stop();

      assertThat(miner.isHungUpOn()).isTrue();
      assertThat(pool.pool.sessionCount()).isZero();
    }
  }

  @Test
  void tellsThePoolWhoseItIsThatItsPortIsTakenAndTriesAgain() throws IOException {
    TestPool second = TestPool.easy(clock);
    server.start();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      second.pool.setDoor(Door.open(taken.getLocalPort()));
      pools.add(second.pool);

      assertThat(second.pool.doorFault()).contains("port " + taken.getLocalPort());
      assertThat(pool.pool.doorFault()).isEmpty();
    }
    pools.tell(second.pool);

    assertThat(second.pool.doorFault()).isEmpty();
    assertThat(server.pools())
        .extracting(PoolTraffic::port)
        .containsExactly(server.port(), second.pool.door().port());
  }

  @Test
  void takesNobodyNewWhileAPoolDrainsButKeepsThoseInside() throws IOException {
    server.start();
    int port = server.port();
    try (StratumClient inside = miner()) {
      pool.pool.setDoor(Door.noEntry(0));
      pools.tell(pool.pool);

      assertThat(server.port()).isZero();
      assertThatThrownBy(() -> new StratumClient(port)).isInstanceOf(ConnectException.class);
      assertThat(inside.submit(USER, inside.mine(0)).get("result").asBoolean()).isTrue();
    }
  }

  @Test
  void tellsMinersWhyTheyAreLetGo() throws IOException {
    server.start();
    try (StratumClient miner = miner()) {
      pool.pool.setDoor(Door.shut(0, "Test pool pauses"));
      pools.tell(pool.pool);
      JsonNode last = Objects.requireNonNull(miner.read());

      assertThat(last.get("method").asString()).isEqualTo("client.show_message");
      assertThat(last.get("params").get(0).asString()).isEqualTo("Test pool pauses");
      assertThat(miner.isHungUpOn()).isTrue();
      assertThat(server.closes()).containsEntry(CloseReason.POOL_CLOSED, 1L);
    }
  }

  @Test
  void movesToAnotherPortWithoutLettingAnybodyGo() throws IOException {
    server.start();
    int next = FreePort.next();
    try (StratumClient inside = miner()) {
      pool.pool.setDoor(Door.open(next));
      pools.tell(pool.pool);

      assertThat(server.port()).isEqualTo(next);
      assertThat(inside.call("mining.ping", "[]").get("result").asString()).isEqualTo("pong");
      miner().close();
    }
  }

  @Test
  void letsGoOfTheMinersOfAPoolThatIsGone() throws IOException {
    server.start();
    try (StratumClient miner = miner()) {
      pools.remove(pool.pool);

      assertThat(miner.isHungUpOn()).isTrue();
      assertThat(server.pools()).isEmpty();
    }
  }

  private StratumClient miner() throws IOException {
    StratumClient miner = new StratumClient(server.port());
    miner.subscribe("test/1");
    assertThat(miner.authorize(USER, "x").get("result").asBoolean()).isTrue();
    miner.awaitJob();
    return miner;
  }

  private StratumServer server(StratumSettings settings) {
    if (pools.all().isEmpty()) {
      pools.add(pool.pool);
    }
    return new StratumServer(
        pools, settings, guard(settings), TestEntrance.plain(), registry, clock);
  }

  private Guard guard(StratumSettings settings) {
    return TestGuard.with(
        TestGuard.settings(
            "connections.reserve", "0", "requests.burst", "10000000", "send-timeout", "1s"),
        settings.basicLimits(),
        clock);
  }

  private static StratumSettings settings(int port, int maxConnections) {
    return settings(port, maxConnections, 100);
  }

  private static StratumSettings settings(int port, int maxConnections, int maxPerAddress) {
    return new StratumSettings(
        "127.0.0.1",
        port,
        DataSize.ofKilobytes(8),
        maxConnections,
        maxPerAddress,
        Duration.ofSeconds(2),
        Duration.ofMinutes(1),
        DataSize.ofKilobytes(256),
        3,
        "1fffe000");
  }
}
