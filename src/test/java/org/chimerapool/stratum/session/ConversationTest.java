package org.chimerapool.stratum.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.chimerapool.kernel.TestClock;
import org.chimerapool.pool.TestPool;
import org.chimerapool.stratum.CloseReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the server says, and when, without a socket.
class ConversationTest {

  private static final Pattern SUBSCRIBED =
      Pattern.compile(
          "\\{\"id\":1,\"result\":\\[\\[\\[\"mining.set_difficulty\",\"([0-9a-f]{32})\"],"
              + "\\[\"mining.notify\",\"\\1\"]],\"07000000\",4],\"error\":null}");
  private static final String SET_DIFFICULTY =
      "{\"id\":null,\"method\":\"mining.set_difficulty\",\"params\":[0.0001]}";

  private final TestClock clock = new TestClock(TestPool.START);
  private final TestPool pool =
      TestPool.with(
          TestPool.template(1, TestPool.HARD), TestPool.policy(0.0001), new Sha256d(), clock);
  private final Miner miner = new Miner(pool.pool, clock);

  @AfterEach
  void leavesNothingBehind() {
    miner.close();
    assertThat(pool.pool.sessionCount()).isZero();
  }

  @Test
  void givesWorkAfterSubscribeAndAuthorize() {
    List<String> said = miner.start("addr.rig");

    assertThat(said).hasSize(4);
    assertThat(said.getFirst()).matches(SUBSCRIBED);
    assertThat(said.subList(1, 3))
        .containsExactly("{\"id\":2,\"result\":true,\"error\":null}", SET_DIFFICULTY);
    assertThat(said.get(3))
        .startsWith("{\"id\":null,\"method\":\"mining.notify\",\"params\":[\"000000a0\",")
        .endsWith("true]}");
  }

  @Test
  void givesWorkAfterAuthorizeAndSubscribe() {
    List<String> said =
        miner.say("{\"id\":2,\"method\":\"mining.authorize\",\"params\":[\"addr\"]}");
    assertThat(said).containsExactly("{\"id\":2,\"result\":true,\"error\":null}");

    said = miner.say("{\"id\":1,\"method\":\"mining.subscribe\"}");
    assertThat(said).hasSize(4);
    assertThat(said.getFirst()).matches(SUBSCRIBED);
    assertThat(said.subList(1, 3))
        .containsExactly(
            "{\"id\":1,\"method\":\"client.get_version\",\"params\":[]}", SET_DIFFICULTY);
  }

  @Test
  void givesNewcomersNoWorkWhileNoNodeIsGood() {
    pool.chain.lose("no node is good", clock.instant());
    assertThat(miner.start("addr.rig"))
        .noneMatch(line -> line.contains("\"method\":\"mining.notify"));

    pool.chain.offer(TestPool.template(2, TestPool.HARD));
    assertThat(miner.heard()).last().asString().contains("mining.notify").endsWith("true]}");
  }

  @Test
  void isNoLongerLookedAtWhenItsPortIsGone() {
    miner.start("addr.rig");
    miner.connections.closeAll();
    miner.channel.runPendingTasks();

    assertThat(miner.isClosedFor(CloseReason.SHUTDOWN)).isTrue();
    assertThat(miner.channel.runScheduledPendingTasks()).as("no task is left").isEqualTo(-1);
  }

  @Test
  void tellsDifficultyOnceAndKeepsWorkWhereTheBlockIsTheSame() {
    miner.start("addr.rig");
    pool.chain.offer(TestPool.template(1, TestPool.HARD - 1));
    List<String> said = miner.heard();

    assertThat(said).hasSize(1);
    assertThat(said.getFirst()).contains("mining.notify").endsWith("false]}");

    pool.chain.offer(TestPool.template(2, TestPool.HARD));
    assertThat(miner.heard()).hasSize(1).first().asString().endsWith("true]}");
  }

  @Test
  void dropsWorkWhereNewBlockWasOvertakenByItsNextJob() {
    miner.start("addr.rig");
    pool.chain.offer(TestPool.template(2, TestPool.HARD));
    pool.chain.offer(TestPool.template(2, TestPool.HARD - 1));

    assertThat(miner.heard()).hasSize(1).first().asString().endsWith("true]}");
  }

  @Test
  void takesDifficultyFromPassword() {
    miner.say("{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[]}");
    List<String> said =
        miner.say("{\"id\":2,\"method\":\"mining.authorize\",\"params\":[\"addr\",\"x, d=2048\"]}");

    assertThat(said)
        .containsSubsequence(
            "{\"id\":2,\"result\":true,\"error\":null}",
            "{\"id\":null,\"method\":\"client.show_message\",\"params\":[\"Your difficulty is fixed at"
                + " 2048, as d= in your password asks.\"]}",
            SET_DIFFICULTY.replace("0.0001", "2048"));
  }

  @Test
  void keepsTheDifficultyThatAPasswordFixed() {
    miner.say("{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[]}");
    miner.say("{\"id\":2,\"method\":\"mining.authorize\",\"params\":[\"addr\",\"d=2\"]}");
    clock.advance(Duration.ofMinutes(9));
    miner.wait(Duration.ofSeconds(2));
    assertThat(miner.heard()).as("no easier work for the silent").isEmpty();

    assertThat(miner.say("{\"id\":4,\"method\":\"mining.suggest_difficulty\",\"params\":[64]}"))
        .containsExactly("{\"id\":4,\"result\":true,\"error\":null}");
  }

  @Test
  void saysWhichDifficultyItGivesInsteadOfTheOneThatThePasswordAsksFor() {
    miner.say("{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[]}");
    List<String> said =
        miner.say(
            "{\"id\":2,\"method\":\"mining.authorize\",\"params\":[\"addr\",\"d=0.00000000001\"]}");

    assertThat(said.get(1)).contains("Your password asks for difficulty 0.00000000001; ");
  }

  @Test
  void refusesWorkersBeyondItsRoomWithoutHoldingThemAgainstTheMiner() {
    miner.start("addr.rig");
    for (int rig = 1; rig < 60; rig++) {
      List<String> said =
          miner.say(
              "{\"id\":3,\"method\":\"mining.authorize\",\"params\":[\"addr.%d\",\"\"]}"
                  .formatted(rig));
      assertThat(said)
          .singleElement()
          .asString()
          .contains(rig < 8 ? "\"result\":true" : "too many workers on one connection");
    }
    assertThat(miner.channel.isOpen()).isTrue();
  }

  @Test
  void readsBlankLinesNoFasterThanRequests() {
    miner.start("addr.rig");
    miner.sayBytes("\n".repeat(3_000).getBytes(StandardCharsets.US_ASCII));

    assertThat(miner.channel.config().isAutoRead()).isFalse();
    miner.wait(Duration.ofSeconds(10));
    assertThat(miner.channel.config().isAutoRead()).isTrue();
  }

  @Test
  void hangsUpOnWhoeverSendsNothingButBlankLines() {
    miner.start("addr.rig");
    for (int second = 0; second < 60 && miner.channel.isOpen(); second++) {
      miner.sayBytes("\n".repeat(3_000).getBytes(StandardCharsets.US_ASCII));
      clock.advance(Duration.ofSeconds(5));
      miner.wait(Duration.ofSeconds(5));
    }

    assertThat(miner.disconnector.count(CloseReason.TOO_MANY_REQUESTS)).isEqualTo(1);
  }

  @Test
  void handsTheSessionToTheMinersNewConnectionAndHangsUpOnTheOld() {
    String token = SUBSCRIBED.matcher(miner.start("addr.rig").getFirst()).replaceFirst("$1");
    try (Miner again = new Miner(pool.pool, clock)) {
      assertThat(
              again.say(
                  "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"t/1\",\"%s\"]}"
                      .formatted(token)))
          .as("nothing before the old connection has ended")
          .isEmpty();
      miner.heard();
      assertThat(miner.isClosedFor(CloseReason.TAKEN_OVER)).isTrue();

      assertThat(again.heard().getFirst()).matches(SUBSCRIBED).contains(token);
      assertThat(again.say("{\"id\":2,\"method\":\"mining.authorize\",\"params\":[\"addr.rig\"]}"))
          .last()
          .asString()
          .contains("mining.notify")
          .endsWith("true]}");
    }
  }

  @Test
  void sendsVariantOfTheJobWhenDifficultyIsAskedFor() {
    miner.start("addr.rig");
    List<String> said =
        miner.say("{\"id\":3,\"method\":\"mining.suggest_difficulty\",\"params\":[0.5]}");

    assertThat(said).hasSize(3);
    assertThat(said.get(0)).isEqualTo("{\"id\":3,\"result\":true,\"error\":null}");
    assertThat(said.get(1)).isEqualTo(SET_DIFFICULTY.replace("0.0001", "0.5"));
    assertThat(said.get(2)).contains("[\"000000a001\",").endsWith("true]}");
    assertThat(miner.say("{\"id\":4,\"method\":\"mining.suggest_difficulty\",\"params\":[0.5]}"))
        .containsExactly("{\"id\":4,\"result\":true,\"error\":null}");
  }

  @Test
  void easesWorkOfTheSilent() {
    miner.start("addr.rig");
    clock.advance(Duration.ofSeconds(61));
    miner.wait(Duration.ofSeconds(1));

    assertThat(miner.heard())
        .hasSize(2)
        .first()
        .isEqualTo(SET_DIFFICULTY.replace("0.0001", "0.000025"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[[\"version-rolling\"],{\"version-rolling.mask\":\"ffffffff\",\"version-rolling.min-bit-count\":2}]"
            + "|{\"version-rolling\":true,\"version-rolling.mask\":\"1fffe000\"}",
        "[[\"version-rolling\"],{\"version-rolling.mask\":\"00ffe001\"}]"
            + "|{\"version-rolling\":true,\"version-rolling.mask\":\"00ffe000\"}",
        "[[\"version-rolling\"]]|{\"version-rolling\":true,\"version-rolling.mask\":\"1fffe000\"}",
        "[[\"version-rolling\"],{\"version-rolling.mask\":\"0000e000\",\"version-rolling.min-bit-count\":4}]"
            + "|{\"version-rolling\":false}",
        "[[\"version-rolling\"],{\"version-rolling.mask\":\"00000fff\"}]|{\"version-rolling\":false}",
        "[[\"minimum-difficulty\"],{\"minimum-difficulty.value\":2048}]|{\"minimum-difficulty\":true}",
        "[[\"minimum-difficulty\"],{\"minimum-difficulty.value\":-1}]|{\"minimum-difficulty\":false}",
        "[[\"minimum-difficulty\"],{\"minimum-difficulty.value\":1e300}]|{\"minimum-difficulty\":false}",
        "[[\"subscribe-extranonce\",\"info\",\"x\\u0000y\"],{}]"
            + "|{\"subscribe-extranonce\":true,\"info\":true,\"x\\u0000y\":false}",
        "[[],{}]|{}",
      })
  void agreesOnExtensions(String params, String result) {
    assertThat(
            miner.say("{\"id\":1,\"method\":\"mining.configure\",\"params\":%s}".formatted(params)))
        .containsExactly("{\"id\":1,\"result\":%s,\"error\":null}".formatted(result));
  }

  @Test
  void neverGoesBelowTheMinimumThatTheMinerNamed() {
    miner.say(
        "{\"id\":0,\"method\":\"mining.configure\",\"params\":[[\"minimum-difficulty\"],"
            + "{\"minimum-difficulty.value\":64}]}");

    assertThat(miner.start("addr")).contains(SET_DIFFICULTY.replace("0.0001", "64"));
    assertThat(miner.say("{\"id\":4,\"method\":\"mining.suggest_difficulty\",\"params\":[1]}"))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":9,\"method\":\"mining.authorize\",\"params\":[\"bad.rig\"]}"
            + "|false|[24,\"unauthorized worker: expected ADDRESS or ADDRESS.RIG with an address of this coin\",null]",
        "{\"id\":9,\"method\":\"mining.authorize\",\"params\":[7]}"
            + "|false|[24,\"expected a worker's name as first parameter\",null]",
        "{\"id\":9,\"method\":\"mining.configure\",\"params\":[7]}"
            + "|null|[20,\"expected a list of extensions as first parameter\",null]",
        "{\"id\":9,\"method\":\"mining.configure\",\"params\":[[\"version-rolling\"],{\"version-rolling.mask\":\"xyz\"}]}"
            + "|null|[20,\"version-rolling.mask must be up to 8 hex digits\",null]",
        "{\"id\":9,\"method\":\"mining.suggest_difficulty\",\"params\":[0]}"
            + "|false|[20,\"expected a positive number as difficulty\",null]",
        "{\"id\":9,\"method\":\"mining.suggest_difficulty\",\"params\":[1e999]}"
            + "|false|[20,\"expected a positive number as difficulty\",null]",
        "{\"id\":9,\"method\":\"mining.suggest_target\",\"params\":[\"xyz\"]}"
            + "|false|[20,\"expected up to 64 hex digits as target\",null]",
        "{\"id\":9,\"method\":\"mining.get_transactions\",\"params\":[]}"
            + "|null|[20,\"transactions are not handed out\",null]",
        "{\"id\":9,\"method\":\"no.such\\u001bmethod that is much longer than anybody needs\"}"
            + "|null|[20,\"unknown method no.such\\u001bmethod that is much long...\",null]",
        "{\"id\":9,\"method\":\"mining.submit\",\"params\":[]}"
            + "|null|[20,\"expected 5 or 6 parameters, got 0\",null]",
        "{\"id\":9,\"method\":\"mining.submit\",\"params\":[1,\"a\",\"00000000\",\"00000000\",\"00000000\"]}"
            + "|null|[20,\"the worker's name must be a string\",null]",
        "{\"id\":9,\"method\":\"mining.submit\",\"params\":[\"u\",\"a\",\"0000000\",\"00000000\",\"00000000\"]}"
            + "|null|[20,\"extranonce2 must be whole bytes in hex\",null]",
        "{\"id\":9,\"method\":\"mining.submit\",\"params\":[\"u\",\"a\",\"00000000\",\"0000000g\",\"00000000\"]}"
            + "|null|[20,\"the time must be 8 hex digits\",null]",
        "{\"id\":9,\"method\":\"mining.submit\",\"params\":[\"u\",\"a\",\"00000000\",\"00000000\",\"0\"]}"
            + "|null|[20,\"the nonce must be 8 hex digits\",null]",
        "{\"id\":9,\"method\":\"mining.submit\",\"params\":[\"u\",\"a\",\"00000000\",\"00000000\",\"00000000\",\"+\"]}"
            + "|null|[20,\"the version bits must be 8 hex digits\",null]",
        "{\"id\":9,\"method\":\"mining.submit\",\"params\":[\"addr.rig\",\"a\",\"00000000\",\"00000000\",\"00000000\",null,7]}"
            + "|null|[21,\"job not found\",null]",
        "{\"id\":9,\"method\":|null|[20,\"malformed request: expected a value at byte 17\",null]",
      })
  void answersBadInputWithCodeAndReason(String line, String result, String error) {
    miner.start("addr.rig");

    assertThat(miner.say(line))
        .containsExactly("{\"id\":9,\"result\":%s,\"error\":%s}".formatted(result, error));
    assertThat(miner.channel.isOpen()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mining.ping|\"pong\"",
        "mining.pong|true",
        "mining.extranonce.subscribe|true",
        "client.get_version|\"Chimera\"",
      })
  void answersSmallQuestions(String method, String result) {
    assertThat(miner.say("{\"id\":\"x\",\"method\":\"%s\",\"params\":[]}".formatted(method)))
        .containsExactly("{\"id\":\"x\",\"result\":%s,\"error\":null}".formatted(result));
  }

  @Test
  void hangsUpAfterTooMuchNonsense() {
    for (int i = 0; i < 3; i++) {
      assertThat(miner.say("nonsense")).hasSize(1);
      assertThat(miner.channel.isOpen()).isTrue();
    }
    assertThat(miner.say("nonsense")).hasSize(1);
    assertThat(miner.isClosedFor(CloseReason.MALFORMED)).isTrue();
    assertThat(miner.traffic.malformedLines()).isEqualTo(4);
  }

  @Test
  void hangsUpOnOverlongLine() {
    assertThat(miner.say("x".repeat(Miner.MAX_LINE + 1)))
        .containsExactly(
            "{\"id\":null,\"result\":null,\"error\":[20,\"line too long: at most 2048 bytes\",null]}");
    assertThat(miner.isClosedFor(CloseReason.LINE_TOO_LONG)).isTrue();
  }

  @Test
  void hangsUpWhenTheMinerSaysGoodbye() {
    assertThat(miner.say("{\"id\":1,\"method\":\"mining.term\"}")).hasSize(1);
    assertThat(miner.isClosedFor(CloseReason.MINER_LEFT)).isTrue();
  }

  @Test
  void hangsUpOnWhoeverOnlySendsBytes() {
    for (int second = 0; second < 15; second++) {
      assertThat(miner.channel.isOpen()).isTrue();
      miner.sayBytes(new byte[] {'{'});
      miner.wait(Duration.ofSeconds(1));
    }
    assertThat(miner.isClosedFor(CloseReason.NO_FIRST_MESSAGE)).isTrue();
  }

  @Test
  void hangsUpOnTheIdle() {
    miner.start("addr.rig");
    miner.wait(Duration.ofSeconds(599));
    assertThat(miner.channel.isOpen()).isTrue();

    miner.wait(Duration.ofSeconds(1));
    assertThat(miner.isClosedFor(CloseReason.IDLE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"id\":1,\"method\":\"mining.ping\"}", "nonsense"})
  void costsNoExtranonceBeforeItSpeaksSense(String line) {
    miner.say(line);

    assertThat(pool.pool.sessionCount()).isEqualTo(line.startsWith("{") ? 1 : 0);
  }
}
