package org.chimerapool.stratum.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.chimerapool.pool.Pools;
import org.chimerapool.pool.TestPool;
import org.chimerapool.stratum.CloseReason;
import org.chimerapool.stratum.Reconnect;
import org.chimerapool.stratum.StratumClient;
import org.chimerapool.stratum.entrance.TestEntrance;
import org.chimerapool.stratum.guard.TestGuard;
import org.chimerapool.stratum.session.SessionRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.unit.DataSize;

/// Miners that come back and extranonces that move, with shares that are really mined.
@Timeout(60)
class SessionIT {

  private static final String USER = "addr1.rig";

  private final Clock clock = Clock.fixed(TestPool.START, ZoneOffset.UTC);
  private final TestPool pool = TestPool.easy(clock);
  private final SessionRegistry registry = new SessionRegistry();
  private final StratumServer server = server();

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
    pool.pool.stop();
  }

  @Test
  void takesSharesOfOldAndNewExtranonceEachForItsJob() throws IOException {
    try (StratumClient miner = miner("")) {
      miner.call("mining.extranonce.subscribe", "[]");
      StratumClient.Share old = miner.mine(0);
      String before = miner.extranonce1();
      assertThat(registry.moveExtranonce(registry.all().getFirst().id())).isTrue();
      assertThat(miner.awaitJob()).isNotEqualTo(old.jobId());
      StratumClient.Share fresh = miner.mine(0);

      assertThat(miner.extranonce1()).isNotEqualTo(before);
      assertThat(miner.submit(USER, fresh).get("result").asBoolean()).isTrue();
      assertThat(miner.submit(USER, old).get("result").asBoolean()).isTrue();
      assertThat(
              miner
                  .submit(
                      USER,
                      new StratumClient.Share(
                          old.jobId(), fresh.extranonce2(), fresh.time(), fresh.nonce()))
                  .get("error")
                  .get(0)
                  .asInt())
          .isEqualTo(23);
    }
  }

  @Test
  void takesShareInFlightOfMinerThatWasSentAway() throws IOException {
    StratumClient.Share inFlight;
    String session;
    String extranonce1;
    try (StratumClient miner = miner("")) {
      inFlight = miner.mine(0);
      session = miner.sessionId();
      extranonce1 = miner.extranonce1();
      assertThat(registry.reconnectAll(pool.pool.description().id(), Reconnect.HERE, Duration.ZERO))
          .isEqualTo(1);
      assertThat(miner.isHungUpOn()).isTrue();
    }
    awaitNobody();
    try (StratumClient back = miner(session)) {
      assertThat(back.extranonce1()).isEqualTo(extranonce1);
      assertThat(back.submit(USER, inFlight).get("result").asBoolean()).isTrue();
      assertThat(back.submit(USER, inFlight).get("error").get(0).asInt()).isEqualTo(22);
      assertThat(server.closes()).containsEntry(CloseReason.SENT_AWAY, 1L);
      try (StratumClient rebound = miner(session)) {
        assertThat(rebound.extranonce1()).isEqualTo(extranonce1);
        assertThat(back.isHungUpOn()).isTrue();
        assertThat(server.closes()).containsEntry(CloseReason.TAKEN_OVER, 1L);
        assertThat(rebound.submit(USER, inFlight).get("error").get(0).asInt()).isEqualTo(22);
      }
    }
  }

  /// Until the server has noticed that the connection is gone.
  private void awaitNobody() {
    long patience = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!registry.all().isEmpty() && System.nanoTime() < patience) {
      Thread.onSpinWait();
    }
    assertThat(registry.all()).isEmpty();
  }

  private StratumClient miner(String session) throws IOException {
    StratumClient miner = new StratumClient(server.port());
    miner.subscribe("test/1", session);
    assertThat(miner.authorize(USER, "x").get("result").asBoolean()).isTrue();
    miner.awaitJob();
    return miner;
  }

  private StratumServer server() {
    StratumSettings settings =
        new StratumSettings(
            "127.0.0.1",
            0,
            DataSize.ofKilobytes(8),
            100,
            100,
            Duration.ofSeconds(20),
            Duration.ofMinutes(1),
            DataSize.ofKilobytes(256),
            3,
            "1fffe000");
    Pools pools = new Pools();
    pools.add(pool.pool);
    return new StratumServer(
        pools,
        settings,
        TestGuard.with(
            TestGuard.settings("connections.reserve", "0"), settings.basicLimits(), clock),
        TestEntrance.plain(),
        registry,
        clock);
  }
}
