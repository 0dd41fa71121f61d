package org.chimerapool.stratum.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.chimerapool.kernel.TestClock;
import org.chimerapool.pool.TestPool;
import org.chimerapool.stratum.CloseReason;
import org.junit.jupiter.api.Test;

/// Twenty thousand lines from somebody who means harm, the same ones in each run.
class HostileLinesTest {

  private static final int LINES = 20_000;
  private static final List<String> SEEDS =
      List.of(
          "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"x/1\",null,\"h\",3333]}",
          "{\"id\":2,\"method\":\"mining.authorize\",\"params\":[\"addr.rig\",\"d=0.001\"]}",
          "{\"id\":3,\"method\":\"mining.submit\",\"params\":[\"addr.rig\",\"000000a0\",\"00000000\","
              + "\"6957315d\",\"00000000\",\"00002000\"]}",
          "{\"id\":4,\"method\":\"mining.configure\",\"params\":[[\"version-rolling\","
              + "\"minimum-difficulty\"],{\"version-rolling.mask\":\"ffffffff\","
              + "\"minimum-difficulty.value\":1}]}",
          "{\"id\":5,\"method\":\"mining.suggest_difficulty\",\"params\":[1e3]}",
          "{\"id\":null,\"method\":\"client.get_version\"}",
          "{\"id\":6,\"result\":[[{}]],\"error\":null}");
  private static final String SPICE = "{}[]\",:\\u0e-+.\u0000\t\r\n 19antrue\u00ff\uffff";

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(42);
  private final TestClock clock = new TestClock(TestPool.START);
  private final TestPool pool = TestPool.easy(clock);

  @Test
  void neverThrowsNorStarvesTheHonest() {
    int connections = 0;
    int answers = 0;
    try (Miner honest = new Miner(pool.pool, clock)) {
      honest.start("addr.rig");
      Miner hostile = new Miner(pool.pool, clock);
      for (int i = 0; i < LINES; i++) {
        if (!hostile.channel.isOpen()) {
          assertThat(hostile.disconnector.count(CloseReason.FAULT)).isZero();
          hostile.close();
          hostile = new Miner(pool.pool, clock);
          connections++;
        }
        answers += hostile.sayBytes(bytes()).size();
        hostile.channel.checkException();
        if (i % 1000 == 0) {
          assertThat(honest.say("{\"id\":7,\"method\":\"mining.ping\"}"))
              .containsExactly("{\"id\":7,\"result\":\"pong\",\"error\":null}");
        }
      }
      assertThat(hostile.disconnector.count(CloseReason.FAULT)).isZero();
      hostile.close();
      assertThat(pool.pool.sessionCount()).isEqualTo(1);
    }
    assertThat(connections).isGreaterThan(100);
    assertThat(answers).isGreaterThan(1000);
  }

  private byte[] bytes() {
    String line = SEEDS.get(random.nextInt(SEEDS.size()));
    for (int i = random.nextInt(4); i > 0; i--) {
      line = spoil(line);
    }
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(4) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }

  private String spoil(String line) {
    if (line.isEmpty()) {
      return line;
    }
    int at = random.nextInt(line.length());
    int to = at + random.nextInt(line.length() - at);
    return switch (random.nextInt(6)) {
      case 0 -> line.substring(0, at) + line.substring(to);
      case 1 -> line.substring(0, to) + line.substring(at);
      case 2 -> line.substring(0, at) + spice() + line.substring(at);
      case 3 -> line.substring(0, at) + spice() + line.substring(at + 1);
      case 4 -> line.substring(0, at) + "[".repeat(random.nextInt(3000)) + line.substring(at);
      default -> line.substring(at) + line.substring(0, at);
    };
  }

  private char spice() {
    return SPICE.charAt(random.nextInt(SPICE.length()));
  }
}
