package org.chimerapool.deployment.rollout.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.chimerapool.deployment.rollout.Comparison;
import org.chimerapool.deployment.rollout.Comparison.Interval;
import org.chimerapool.deployment.rollout.machine.Comparing.Results;
import org.junit.jupiter.api.Test;

class ComparingTest {

  /// The example of the paper, 56 of 70 against 48 of 80: 0.0524 to 0.3339.
  @Test
  void agreesWithTheIntervalOfThePaper() {
    Comparison compared = Comparing.of(results(80, 32), results(70, 14));

    Interval success = compared.success().orElseThrow();
    assertThat(success.estimate()).isCloseTo(0.2, within(1e-9));
    assertThat(success.low()).isCloseTo(0.0524, within(5e-5));
    assertThat(success.high()).isCloseTo(0.3339, within(5e-5));
    assertThat(success.shows(0)).isTrue();
  }

  @Test
  void claimsNothingOfAFewMachinesOrOfNone() {
    assertThat(Comparing.of(results(1, 0), results(1, 1)).success().orElseThrow().shows(0))
        .isFalse();
    assertThat(Comparing.of(results(0, 0), results(5, 1)).success()).isEmpty();
  }

  @Test
  void tellsThatOneTakesTwiceAsLong() {
    Results quick = new Results(4, 0, List.of(9.0, 10.0, 10.0, 11.0));
    Results slow = new Results(4, 0, List.of(18.0, 20.0, 20.0, 22.0));

    Interval duration = Comparing.of(quick, slow).duration().orElseThrow();
    assertThat(duration.estimate()).isCloseTo(2, within(1e-9));
    assertThat(duration.shows(1)).isTrue();
    assertThat(Comparing.of(quick, results(2, 0)).duration()).isEmpty();
  }

  private static Results results(int machines, int failed) {
    return new Results(machines, failed, Collections.nCopies(machines - failed, 10.0));
  }
}
