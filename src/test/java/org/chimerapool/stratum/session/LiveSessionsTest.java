package org.chimerapool.stratum.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.TestClock;
import org.chimerapool.pool.DeviceRule;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.TestPool;
import org.chimerapool.stratum.CloseReason;
import org.chimerapool.stratum.LiveSession;
import org.chimerapool.stratum.LiveSessions;
import org.chimerapool.stratum.Reconnect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said to live miners unasked, and how sessions are seen from outside.
class LiveSessionsTest {

  private static final PoolId POOL = new PoolId(1);
  private static final Pattern SESSION = Pattern.compile("\"mining.notify\",\"([0-9a-f]{32})\"");

  private final TestClock clock = new TestClock(TestPool.START);
  private final TestPool pool =
      TestPool.with(
          TestPool.template(1, TestPool.HARD), TestPool.policy(0.0001), new Sha256d(), clock);
  private final Miner miner = new Miner(pool.pool, clock);
  private final LiveSessions live = miner.registry;

  @AfterEach
  void leave() {
    miner.close();
    assertThat(live.all()).isEmpty();
  }

  @Test
  void showsWhoIsThere() {
    assertThat(live.all()).isEmpty();
    miner.say("{\"id\":1,\"method\":\"mining.ping\"}");
    miner.start("addr.rig");
    miner.say("{\"id\":1,\"method\":\"mining.configure\",\"params\":[[\"version-rolling\"]]}");

    LiveSession session = live.all().getFirst();
    assertThat(session.id()).isPositive();
    assertThat(session.pool()).isEqualTo(POOL);
    assertThat(session.device()).isEqualTo(DeviceRule.OTHER.device());
    assertThat(session.versionMask()).isEqualTo(0x1fffe000);
    assertThat(session.tls() || session.proxied() || session.extranonceSubscribed()).isFalse();
    assertThat(session.lastRequestAt()).isEqualTo(TestPool.START);
    assertThat(session.lastShareAt()).isNull();
    assertThat(session.summary().workers()).hasToString("[addr.rig]");
  }

  @Test
  void countsRefusedShares() {
    miner.start("addr.rig");
    miner.say(
        "{\"id\":3,\"method\":\"mining.submit\",\"params\":[\"addr.rig\",\"ff\",\"00000000\","
            + "\"00000000\",\"00000000\"]}");

    assertThat(live.all().getFirst().refused()).isEqualTo(1);
    assertThat(live.all().getFirst().accepted()).isZero();
  }

  @Test
  void showsMessagesEscapedAndCutOff() {
    miner.start("addr.rig");
    assertThat(live.message(id(), "Hi\n\"there\" \u001b[31m\u00fc")).isTrue();

    assertThat(miner.heard())
        .containsExactly(
            "{\"id\":null,\"method\":\"client.show_message\",\"params\":"
                + "[\"Hi\\u000a\\\"there\\\" \\u001b[31m\\u00fc\"]}");
    assertThat(live.messageAll(POOL, "x".repeat(1000))).isEqualTo(1);
    assertThat(miner.heard().getFirst()).contains("\"" + "x".repeat(256) + "\"");
    assertThat(live.messageAll(new PoolId(9), "nobody")).isZero();
    assertThat(live.message(4711, "nobody")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|0|0|[]",
        "''|0|7|[null,null,7]",
        "pool.example.org|3334|0|[\"pool.example.org\",3334,0]",
        "2001:db8::1|0|60|[\"2001:db8::1\",null,60]",
      })
  void asksToComeBackAndHangsUp(String host, int port, int delay, String params) {
    miner.start("addr.rig");
    assertThat(live.reconnect(id(), new Reconnect(host, port, Duration.ofSeconds(delay)))).isTrue();

    assertThat(miner.heard())
        .containsExactly(
            "{\"id\":null,\"method\":\"client.reconnect\",\"params\":%s}".formatted(params));
    assertThat(miner.isClosedFor(CloseReason.SENT_AWAY)).isTrue();
  }

  @Test
  void refusesHostsThatAreNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Reconnect("a\",1,1]}\n", 0, Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> new Reconnect("a", 65536, Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Reconnect("a", 1, Duration.ofHours(2)));
  }

  @Test
  void hangsUpForTheOperator() {
    miner.start("addr.rig");
    assertThat(live.disconnect(id())).isTrue();
    miner.heard();

    assertThat(miner.isClosedFor(CloseReason.DISMISSED)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":7,\"method\":\"mining.extranonce.subscribe\",\"params\":[]}",
        "{\"id\":7,\"method\":\"mining.configure\",\"params\":[[\"subscribe-extranonce\"],{}]}",
      })
  void movesExtranonceOfLiveMiner(String agreement) {
    miner.start("addr.rig");
    assertThat(live.moveExtranonce(id())).isFalse();
    miner.say(agreement);
    assertThat(live.all().getFirst().extranonceSubscribed()).isTrue();
    assertThat(live.moveExtranonce(id())).isTrue();

    List<String> said = miner.heard();
    assertThat(said).hasSize(2);
    assertThat(said.getFirst())
        .isEqualTo(
            "{\"id\":null,\"method\":\"mining.set_extranonce\",\"params\":[\"07000001\",4]}");
    assertThat(said.getLast())
        .contains("mining.notify\",\"params\":[\"000000a001\"")
        .endsWith("true]}");
    assertThat(live.moveExtranonce(4711)).isFalse();
  }

  @Test
  void letsMinerComeBackToItsSession() {
    miner.say(
        "{\"id\":0,\"method\":\"mining.configure\",\"params\":[[\"version-rolling\"],"
            + "{\"version-rolling.mask\":\"00006000\"}]}");
    String session = session(miner.start("addr.rig").getFirst());
    miner.say("{\"id\":3,\"method\":\"mining.suggest_difficulty\",\"params\":[16]}");
    var _ = miner.channel.close();

    try (Miner back = new Miner(pool.pool, clock)) {
      List<String> said =
          back.say(
              "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"t/1\",\"%s\"]}"
                  .formatted(session));
      assertThat(said).hasSize(2);
      assertThat(said.getFirst()).contains(session).contains("\"07000000\",4]");
      assertThat(said.getLast())
          .isEqualTo(
              "{\"id\":null,\"method\":\"mining.set_version_mask\",\"params\":[\"00006000\"]}");
      said = back.say("{\"id\":2,\"method\":\"mining.authorize\",\"params\":[\"addr.rig\",\"\"]}");
      assertThat(said.get(1))
          .isEqualTo("{\"id\":null,\"method\":\"mining.set_difficulty\",\"params\":[16]}");
      assertThat(said).hasSize(3).last().asString().contains("\"000000a0").endsWith("true]}");
    }
  }

  @Test
  void asksWhoeverNamesNoSoftware() {
    List<String> said = miner.say("{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[]}");
    assertThat(said).last().isEqualTo("{\"id\":1,\"method\":\"client.get_version\",\"params\":[]}");
    pool.devices.save(
        new DeviceRule(1, "cgm*", 1, "CG", null, null, Duration.ZERO, 0, 0, false, false, ""));

    miner.say("{\"id\":1,\"result\":\"cgminer/4.12.1\",\"error\":null}");
    assertThat(live.all().getFirst().summary().agent()).isEqualTo("cgminer/4.12.1");
    assertThat(live.all().getFirst().device()).isEqualTo("CG");
    miner.say("{\"id\":1,\"result\":\"other/1\",\"error\":null}");
    assertThat(live.all().getFirst().summary().agent()).isEqualTo("cgminer/4.12.1");
  }

  @Test
  void takesNoAnswerThatNobodyAskedFor() {
    miner.start("addr.rig");
    miner.say("{\"id\":1,\"result\":\"other/1\",\"error\":null}");

    assertThat(live.all().getFirst().summary().agent()).isEqualTo("t/1");
  }

  @Test
  void holdsJobsBackFromDevicesThatCannotTakeMany() {
    pool.devices.save(
        new DeviceRule(
            1, "t/*", 1, "Slow", null, null, Duration.ofSeconds(5), 0, 0, false, false, ""));
    miner.start("addr.rig");
    for (int i = 1; i <= 3; i++) {
      pool.chain.offer(TestPool.template(1, TestPool.HARD - i));
    }
    assertThat(miner.heard()).isEmpty();

    clock.advance(Duration.ofSeconds(5));
    miner.wait(Duration.ofSeconds(1));
    assertThat(miner.heard()).hasSize(1).first().asString().contains("\"000000a3\"");

    pool.chain.offer(TestPool.template(2, TestPool.HARD));
    assertThat(miner.heard()).hasSize(1).first().asString().endsWith("true]}");
  }

  @Test
  void sparesDevicesTheCleanJobThatTheyDoNotNeed() {
    pool.devices.save(
        new DeviceRule(1, "t/*", 1, "Calm", null, null, Duration.ZERO, 0, 0, false, false, ""));
    miner.start("addr.rig");
    miner.say("{\"id\":3,\"method\":\"mining.suggest_difficulty\",\"params\":[0.5]}");
    pool.chain.offer(TestPool.template(1, TestPool.HARD - 1));

    assertThat(miner.heard()).hasSize(1).first().asString().endsWith("false]}");
  }

  @Test
  void understandsTargets() {
    miner.start("addr.rig");
    List<String> said =
        miner.say(
            "{\"id\":3,\"method\":\"mining.suggest_target\",\"params\":"
                + "[\"000000003fffc000000000000000000000000000000000000000000000000000\"]}");

    assertThat(said.get(1)).endsWith("\"mining.set_difficulty\",\"params\":[4]}");
  }

  @Test
  void neverGoesBelowTheDifficultyInThePassword() {
    miner.say("{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"t/1\"]}");
    miner.say("{\"id\":2,\"method\":\"mining.authorize\",\"params\":[\"addr\",\"d=64\"]}");
    clock.advance(Duration.ofMinutes(2));
    miner.wait(Duration.ofSeconds(2));

    assertThat(live.all().getFirst().summary().difficulty()).isEqualTo(Difficulty.of(64));
  }

  private long id() {
    return live.all().getFirst().id();
  }

  private static String session(String line) {
    Matcher found = SESSION.matcher(line);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
