package org.chimerapool.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.chimerapool.kernel.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestLimitsTest {

  private final TestClock clock = new TestClock();
  private final RequestLimits limits =
      new RequestLimits(new LimitSettings(3, 2, 200, 120, 600), clock);

  @Test
  void grantsAQuotaAtOnceAndThenEvenly() {
    for (int left = 2; left >= 0; left--) {
      assertThat(limits.take(RateLimit.SIGN_IN, "192.0.2.7").left()).isEqualTo(left);
    }

    Allowance refused = limits.take(RateLimit.SIGN_IN, "192.0.2.7");
    assertThat(refused.granted()).isFalse();
    assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(20));
    assertThat(limits.take(RateLimit.SIGN_IN, "192.0.2.8").granted()).isTrue();
    clock.advance(Duration.ofSeconds(20));
    assertThat(limits.take(RateLimit.SIGN_IN, "192.0.2.7").granted()).isTrue();
    assertThat(limits.take(RateLimit.SIGN_IN, "192.0.2.7").granted()).isFalse();
  }

  @Test
  void countsWhatItGrantedAndRefused() {
    limits.take(RateLimit.SIGN_UP, "192.0.2.7");
    limits.take(RateLimit.SIGN_UP, "192.0.2.7");
    limits.take(RateLimit.SIGN_UP, "192.0.2.7");

    assertThat(limits.figures())
        .filteredOn(each -> each.limit() == RateLimit.SIGN_UP)
        .containsExactly(new LimitFigures(RateLimit.SIGN_UP, 2, Duration.ofHours(1), 1, 2, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
    "2001:db8:1:2::9, 2001:db8:1:2:0:0:0:0/64",
    "::ffff:192.0.2.7, 192.0.2.7",
    "unix socket, unix socket"
  })
  void countsAnAddressForItsNetwork(String address, String network) {
    assertThat(Network.of(address)).isEqualTo(network);
  }
}
