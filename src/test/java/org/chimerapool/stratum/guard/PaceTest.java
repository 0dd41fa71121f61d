package org.chimerapool.stratum.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

  private final Pace pace =
      new Pace(new GuardSettings.Requests(10, 100, Duration.ofSeconds(30)), 0);

  @Test
  void letsABurstPass() {
    assertThat(request(100, 0)).isZero();
  }

  @Test
  void asksForAPauseUntilTheRateIsKeptAgain() {
    request(100, 0);

    assertThat(request(5, 0)).isEqualTo(500);
    assertThat(request(1, 1000)).isZero();
  }

  @Test
  void losesPatienceWithWhoeverNeverSlowsDown() {
    request(101, 0);
    for (long now = 0; now < 30_000; now += 100) {
      request(1, now);
      assertThat(pace.isOutOfPatience(now)).isFalse();
    }

    assertThat(pace.isOutOfPatience(30_000)).isTrue();
  }

  @Test
  void startsOverAfterAQuietTime() {
    request(101, 0);
    request(1, 20_000);

    assertThat(pace.isOutOfPatience(60_000)).isFalse();
  }

  @Test
  void bearsAClockThatIsSetBack() {
    request(100, 1_000_000);

    assertThat(request(1, 0)).isEqualTo(100);
    assertThat(request(1, 1000)).isZero();
  }

  private long request(int times, long now) {
    long pause = 0;
    for (int i = 0; i < times; i++) {
      pause = pace.request(now);
    }
    return pause;
  }
}
