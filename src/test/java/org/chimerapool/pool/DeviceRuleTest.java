package org.chimerapool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceRuleTest {

  @ParameterizedTest
  @CsvSource({
    "*bitaxe*, bitaxe/BM1370/v2.6.0, true",
    "*bitaxe*, BitAxe, true",
    "*bitaxe*, nerdaxe, false",
    "cgminer*, cgminer/4.12.1, true",
    "cgminer*, my cgminer, false",
    "*nerd*axe*, NerdQAxe++/BM1370/v1.0.30, true",
    "*nerd*axe*, NerdMinerV2/1.7, false",
    "b?miner*, bmminer/2.0.0, true",
    "b?miner*, bminer/3.4, false",
    "bosminer, bosminer, true",
    "bosminer, bosminer-plus-tuner, false",
    "*a*b*c, xaxbxcxc, true",
    "*a*b*c, xaxbxcx, false",
    "*, anything, true",
    "?*, '', false",
    "*, '', true",
    "a.c, abc, false",
  })
  void matchesWholeAgentByItsPattern(String pattern, String agent, boolean matches) {
    assertThat(rule(pattern).matches(agent)).isEqualTo(matches);
  }

  /// Would take for ever if it went back over every star.
  @Test
  void isNotSlowedDownByHostileAgents() {
    assertThat(rule("*a".repeat(60)).matches("a".repeat(127) + "b")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'', x, 0, 0, a pattern has 1 to 128 characters",
    "*, ' ', 0, 0, a device's name has 1 to 64 characters",
    "*, x, -1, 0, the longest name is 0 (any) or more characters",
    "*, x, 0, -1, the largest coinbase is 0 (any) or more bytes",
  })
  void saysWhatIsWrongWithRule(
      String pattern, String device, int name, int coinbase, String words) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new DeviceRule(
                    0,
                    pattern,
                    1,
                    device,
                    null,
                    null,
                    Duration.ZERO,
                    name,
                    coinbase,
                    true,
                    false,
                    ""))
        .withMessage(words);
  }

  private static DeviceRule rule(String pattern) {
    return new DeviceRule(
        1, pattern, 1, "Device", null, null, Duration.ZERO, 0, 0, true, false, "");
  }
}
