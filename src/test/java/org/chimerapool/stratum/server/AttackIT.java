package org.chimerapool.stratum.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.chimerapool.pool.AddressRange;
import org.chimerapool.pool.Ban;
import org.chimerapool.pool.Pools;
import org.chimerapool.pool.TestPool;
import org.chimerapool.pool.ban.BanBook;
import org.chimerapool.stratum.CloseReason;
import org.chimerapool.stratum.GuardFigures.LimitFigures;
import org.chimerapool.stratum.Limit;
import org.chimerapool.stratum.StratumClient;
import org.chimerapool.stratum.entrance.TestEntrance;
import org.chimerapool.stratum.guard.Guard;
import org.chimerapool.stratum.guard.TestGuard;
import org.chimerapool.stratum.session.SessionRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/// A running server attacked over real sockets from other loopback addresses, while a miner on
/// 127.0.0.1 goes on mining.
class AttackIT {

  private static final String USER = "addr1.rig";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// An answer may take that long on a host that is busy with other tests.
  private static final Duration SERVED_WITHIN = Duration.ofSeconds(5);

  private final Clock clock = Clock.systemUTC();
  private final BanBook bans = new BanBook(clock);
  private final TestPool pool =
      TestPool.with(
          TestPool.template(1, TestPool.HARD), TestPool.policy(0.000001), new Sha256d(), clock);
  private final List<StratumServer> servers = new ArrayList<>();
  private final List<Socket> attackers = new ArrayList<>();
  private Guard guard = TestGuard.with(TestGuard.settings(), TestGuard.basics(1, 1), clock);
  private int tried;

  @AfterEach
  void stop() throws IOException {
    for (Socket attacker : attackers) {
      attacker.close();
    }
    servers.forEach(StratumServer::stop);
    pool.pool.stop();
  }

  @Test
  void hangsUpOnWhoeverSendsALineByteByByte() throws IOException {
    StratumServer server = start("line-timeout", "2s");
    try (StratumClient honest = honest(server)) {
      for (int i = 0; i < 40; i++) {
        write(attack(server, 2), "{\"id\":1,\"method\":\"mining.ping\"}\n{");
      }
      await(
          () -> {
            attackers.forEach(attacker -> write(attacker, " "));
            return closes(server, CloseReason.LINE_TOO_SLOW) + closes(server, CloseReason.BANNED)
                == 40;
          });
      assertThat(closes(server, CloseReason.LINE_TOO_SLOW)).isGreaterThanOrEqualTo(3);
      assertThat(bans.all()).singleElement().extracting(Ban::reason).isEqualTo("LINE_TIME");
      assertServed(honest);
    }
  }

  @Test
  void turnsAStormOfReconnectsAwayAndBansIt() throws IOException {
    StratumServer server =
        start("connections.burst", "20", "connections.per-minute", "1", "strikes.to-ban", "1");
    try (StratumClient honest = honest(server)) {
      for (int i = 0; i < 100; i++) {
        attack(server, 2).close();
      }
      await(() -> hits(server, Limit.BANNED) >= 60);
      assertThat(hits(server, Limit.CONNECTION_RATE)).isBetween(10L, 15L);
      assertThat(bans.all())
          .singleElement()
          .satisfies(
              ban -> {
                assertThat(ban.range()).hasToString("127.0.0.2");
                assertThat(ban.reason()).isEqualTo("CONNECTION_RATE");
                assertThat(ban.isByGuard()).isTrue();
              });
      assertServed(honest);
    }
  }

  @Test
  void keepsRoomForMinersThatItKnowsInAFloodOfConnections() throws IOException {
    StratumServer server = start();
    try (StratumClient honest = honest(server)) {
      assertServed(honest);
      for (int i = 0; i < 150; i++) {
        attack(server, 2 + i);
      }
      await(() -> closes(server, CloseReason.TOO_MANY_CONNECTIONS) >= 60);
      assertThat(server.connections()).isLessThanOrEqualTo(90);
      assertServed(honest);
      try (StratumClient second = honest(server)) {
        assertServed(second);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":3,\"method\":\"mining.submit\",\"params\":[\"addr1.rig\",\"0000000000\",\"00\",\"00\",\"00\"]}\n",
        "{\"id\":1,\"result\":\"nobody asked\",\"error\":null}\n"
      })
  void slowsAFloodOfLinesDownAndEndsIt(String line) throws IOException {
    StratumServer server =
        start("requests.per-second", "50", "requests.burst", "100", "requests.patience", "2s");
    try (StratumClient honest = honest(server)) {
      Socket flood = attack(server, 2);
      String lines = line.repeat(50);
      drain(flood);
      long before = server.requests();
      await(
          () -> {
            write(flood, lines);
            return closes(server, CloseReason.TOO_MANY_REQUESTS) == 1;
          });
      assertServed(honest);
      // What came in one read is answered; beyond that the rate holds.
      assertThat(server.requests() - before).isLessThan(10_000);
      assertThat(hits(server, Limit.REQUEST_RATE)).isGreaterThan(1);
    }
  }

  @Test
  void tellsWhoeverSendsOnlyBadSharesAndSendsItAway() throws IOException {
    StratumServer server = start("shares.from", "20");
    try (StratumClient honest = honest(server);
        StratumClient bad = new StratumClient(server.port())) {
      bad.subscribe("bad/1");
      bad.authorize("addr1.bad", "x");
      String job = bad.awaitJob();
      assertThatCode(
              () -> {
                for (int nonce = 0; nonce < 60; nonce++) {
                  bad.sendRaw(
                      "{\"id\":7,\"method\":\"mining.submit\",\"params\":[\"addr1.bad\",\"%s\",\"00000000\",\"6957315d\",\"%08x\"]}\n"
                          .formatted(job, 0x10000000 + nonce));
                }
              })
          .doesNotThrowAnyException();
      List<String> said = saidUntilTheEnd(bad);

      assertThat(said).contains("mining.notify", "client.show_message", "client.reconnect");
      assertThat(said.indexOf("client.show_message")).isLessThan(said.indexOf("client.reconnect"));
      assertThat(closes(server, CloseReason.INVALID_SHARES)).isEqualTo(1);
      assertServed(honest);
    }
  }

  @Test
  void bansWhoeverSendsNothingButGarbage() throws IOException {
    StratumServer server = start("strikes.to-ban", "2.5");
    try (StratumClient honest = honest(server)) {
      await(
          () -> {
            write(attack(server, 2), "garbage\n".repeat(10));
            return !bans.all().isEmpty();
          });
      assertThat(closes(server, CloseReason.MALFORMED)).isBetween(3L, 10L);
      Socket refused = attack(server, 2);
      await(() -> isAtItsEnd(refused));
      assertServed(honest);
    }
  }

  @Test
  void dropsALineWithoutEnd() throws IOException {
    StratumServer server = start();
    try (StratumClient honest = honest(server)) {
      Socket endless = attack(server, 2);
      String chunk = "x".repeat(64 * 1024);
      await(
          () -> {
            write(endless, chunk);
            return closes(server, CloseReason.LINE_TOO_LONG) == 1;
          });
      assertServed(honest);
    }
  }

  @Test
  void letsGoOfWhoeverIsBannedByHandAtOnce() throws IOException {
    StratumServer server = start();
    try (StratumClient honest = honest(server)) {
      Socket one = attack(server, 2);
      Socket two = attack(server, 3);
      write(one, "{\"id\":1,\"method\":\"mining.ping\"}\n");
      await(() -> server.connections() == 3);

      Ban ban = bans.add(AddressRange.parse("127.0.0.2/31"), null, "noise", "olga");
      await(() -> closes(server, CloseReason.BANNED) == 2);
      await(() -> isAtItsEnd(one) && isAtItsEnd(two));
      assertServed(honest);

      bans.lift(ban.id());
      Socket again = attack(server, 2);
      await(() -> server.connections() == 2);
      assertThat(again.isClosed()).isFalse();
    }
  }

  @Test
  void staysSmallWhenStrangersComeFromEverywhere() throws IOException {
    StratumServer server = start();
    try (StratumClient honest = honest(server)) {
      for (int i = 0; i < 1000; i++) {
        Socket stranger = attack(server, 2 + i);
        write(stranger, i % 2 == 0 ? "x\n" : "{\"id\":1,\"method\":\"mining.ping\"}\n");
        stranger.close();
      }
      await(() -> server.connections() == 1 && pool.pool.sessionCount() == 1);
      assertServed(honest);
    }
  }

  /// Many hostile lines, a share of the million that the pipeline sees without sockets.
  @Test
  void answersAnHonestMinerAmongHostileLines() throws IOException {
    StratumServer server = start("strikes.to-ban", "1000");
    HostileLines lines = new HostileLines(7);
    try (StratumClient honest = honest(server)) {
      Socket stranger = attack(server, 2);
      drain(stranger);
      for (int i = 0; i < 20_000; i++) {
        if (!write(stranger, lines.next())) {
          stranger = attack(server, 2 + i % 200);
          drain(stranger);
        }
        if (i % 4000 == 0) {
          assertServed(honest);
        }
      }
      assertServed(honest);
    }
    assertThat(closes(server, CloseReason.FAULT)).isZero();
  }

  private StratumServer start(String... changed) {
    StratumSettings settings =
        new StratumSettings(
            "127.0.0.1",
            0,
            DataSize.ofKilobytes(8),
            100,
            100,
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            DataSize.ofKilobytes(256),
            3,
            "1fffe000");
    guard = new Guard(TestGuard.settings(changed), settings.basicLimits(), bans, clock);
    Pools pools = new Pools();
    pools.add(pool.pool);
    StratumServer server = server(pools, settings, guard);
    servers.add(server);
    server.start();
    return server;
  }

  private StratumServer server(Pools pools, StratumSettings settings, Guard kept) {
    return new StratumServer(
        pools, settings, kept, TestEntrance.plain(), new SessionRegistry(), clock);
  }

  private StratumClient honest(StratumServer server) throws IOException {
    StratumClient miner = new StratumClient(server.port());
    miner.subscribe("honest/1");
    assertThat(miner.authorize(USER, "x").get("result").asBoolean()).isTrue();
    miner.awaitJob();
    return miner;
  }

  private void assertServed(StratumClient honest) throws IOException {
    tried += 50_000_000;
    StratumClient.Share share = honest.mine(tried);
    long asked = System.nanoTime();
    assertThat(honest.submit(USER, share).get("result").asBoolean()).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(SERVED_WITHIN);
  }

  /// A connection from 127.0.x.y, other for each number.
  private Socket attack(StratumServer server, int number) {
    try {
      Socket attacker =
          new Socket(
              InetAddress.ofLiteral("127.0.0.1"),
              server.port(),
              InetAddress.ofLiteral("127.0.%d.%d".formatted(number / 250, number % 250)),
              0);
      attackers.add(attacker);
      return attacker;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean write(Socket attacker, String text) {
    return write(attacker, text.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean write(Socket attacker, byte[] bytes) {
    try {
      attacker.getOutputStream().write(bytes);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// Reads what comes, so that the server is not stopped by that.
  private static void drain(Socket attacker) {
    Thread.ofVirtual()
        .start(
            () -> {
              try (InputStream in = attacker.getInputStream()) {
                var _ = in.transferTo(OutputStream.nullOutputStream());
              } catch (IOException e) {
                // The server hung up, which is the point.
              }
            });
  }

  private static boolean isAtItsEnd(Socket attacker) {
    try {
      attacker.setSoTimeout(100);
      return attacker.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static List<String> saidUntilTheEnd(StratumClient client) throws IOException {
    List<String> methods = new ArrayList<>();
    for (var line = client.read(); line != null; line = client.read()) {
      if (line.has("method")) {
        methods.add(line.get("method").asString());
      }
    }
    return methods;
  }

  private long hits(StratumServer server, Limit limit) {
    Map<Limit, Long> counts =
        guard.limits().stream()
            .collect(Collectors.toMap(LimitFigures::limit, LimitFigures::sinceStart));
    return Objects.requireNonNull(counts.get(limit), server::toString);
  }

  private static long closes(StratumServer server, CloseReason reason) {
    return Objects.requireNonNull(server.closes().get(reason));
  }

  private static void await(BooleanSupplier done) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("gave up waiting").isLessThan(deadline);
      LockSupport.parkNanos(50_000_000);
    }
  }
}
