package org.chimerapool.stratum.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.chimerapool.kernel.Home;
import org.chimerapool.pool.AddressRange;
import org.chimerapool.pool.Pools;
import org.chimerapool.pool.TestPool;
import org.chimerapool.stratum.Arrival;
import org.chimerapool.stratum.Arrivals;
import org.chimerapool.stratum.CloseReason;
import org.chimerapool.stratum.StratumClient;
import org.chimerapool.stratum.entrance.TestEntrance;
import org.chimerapool.stratum.guard.TestGuard;
import org.chimerapool.stratum.session.SessionRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/// How far a miner came, told layer by layer, over real sockets.
@Timeout(60)
class ArrivalsIT {

  private static final AddressRange HERE =
      AddressRange.sourceOf(InetAddress.ofLiteral("127.0.0.1"));

  private final Clock clock = Clock.fixed(TestPool.START, ZoneOffset.UTC);
  private final TestPool pool = TestPool.easy(clock);
  private final SessionRegistry registry = new SessionRegistry();
  private final Home home;
  private @Nullable StratumServer server;

  ArrivalsIT(@TempDir Path folder) {
    home = Home.open(folder);
  }

  @BeforeEach
  void start() {
    open(100);
  }

  @AfterEach
  void stop() throws IOException {
    server().stop();
    pool.pool.stop();
    home.close();
  }

  @Test
  void knowsNobodyWhoNeverConnected() {
    assertThat(registry.from(HERE)).isEmpty();
  }

  @Test
  void tellsSilentConnectionFromOneThatAskedForWork() throws IOException {
    try (StratumClient miner = new StratumClient(server().port())) {
      Arrival silent = await(Arrival::isOpen);
      assertThat(silent.understood()).isFalse();
      assertThat(silent.pool()).isEqualTo(pool.pool.description().id());

      miner.subscribe("test/1");
      Arrival subscribed = await(Arrival::subscribed);
      assertThat(subscribed.understood()).isTrue();
      assertThat(subscribed.admitted()).isEmpty();
      assertThat(subscribed.tls()).isFalse();
    }
    assertThat(await(arrival -> !arrival.isOpen()).end()).contains(CloseReason.MINER_LEFT);
  }

  @Test
  void keepsTheNameThatWasRefusedAndTheOneThatWasTaken() throws IOException {
    try (StratumClient miner = new StratumClient(server().port())) {
      miner.subscribe("test/1");
      miner.authorize("no address!.<b>rig</b>", "x");
      assertThat(await(arrival -> !arrival.refused().isEmpty()).refused())
          .isEqualTo("no address!.<b>rig</b>");
      miner.authorize("addr1.rig", "x");
      assertThat(await(arrival -> !arrival.admitted().isEmpty()).admitted()).isEqualTo("addr1.rig");
    }
  }

  @Test
  void shortensANameThatIsLongerThanAnyAddress() throws IOException {
    try (StratumClient miner = new StratumClient(server().port())) {
      miner.authorize("!".repeat(5000), "x");
      assertThat(await(arrival -> !arrival.refused().isEmpty()).refused()).hasSize(121);
    }
  }

  @Test
  void seesThatTlsDidNotComeToAnAgreement() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server().port())) {
      // A handshake record of a version that nobody speaks.
      socket.getOutputStream().write(new byte[] {0x16, 3, 9, 0, 4, 1, 0, 0, 0});
      socket.getOutputStream().flush();
      assertThat(await(arrival -> !arrival.isOpen()).end()).contains(CloseReason.TLS_FAILED);
    }
  }

  @Test
  void noticesWhoWasNotLetIn() throws IOException {
    server().stop();
    open(1);
    try (StratumClient first = new StratumClient(server().port());
        StratumClient second = new StratumClient(server().port())) {
      assertThat(second.isHungUpOn()).isTrue();
      first.subscribe("test/1");
      assertThat(await(arrival -> !arrival.isOpen()).end())
          .contains(CloseReason.TOO_MANY_CONNECTIONS);
    }
  }

  @Test
  void keepsTheLatestFewOnly() throws IOException {
    for (int i = 0; i < Arrivals.KEPT + 3; i++) {
      try (StratumClient miner = new StratumClient(server().port())) {
        miner.call("mining.ping", "[]");
      }
    }
    assertThat(registry.from(HERE)).hasSize(Arrivals.KEPT);
    assertThat(registry.from(AddressRange.parse("127.0.0.0/8"))).hasSize(Arrivals.KEPT);
    assertThat(registry.from(AddressRange.parse("10.0.0.0/8"))).isEmpty();
  }

  /// Until a connection shows what is waited for.
  private Arrival await(Predicate<Arrival> wanted) {
    long patience = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (System.nanoTime() < patience) {
      List<Arrival> fitting = registry.from(HERE).stream().filter(wanted).toList();
      if (!fitting.isEmpty()) {
        return fitting.getFirst();
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("never came: " + registry.from(HERE));
  }

  private StratumServer server() {
    return Objects.requireNonNull(server);
  }

  private void open(int connections) {
    StratumSettings settings =
        new StratumSettings(
            "127.0.0.1",
            0,
            DataSize.ofKilobytes(8),
            connections,
            100,
            Duration.ofSeconds(20),
            Duration.ofMinutes(1),
            DataSize.ofKilobytes(256),
            3,
            "1fffe000");
    Pools pools = new Pools();
    pools.add(pool.pool);
    server =
        new StratumServer(
            pools,
            settings,
            TestGuard.with(
                TestGuard.settings("connections.reserve", "0"), settings.basicLimits(), clock),
            TestEntrance.open(home),
            registry,
            clock);
    server.start();
  }
}
