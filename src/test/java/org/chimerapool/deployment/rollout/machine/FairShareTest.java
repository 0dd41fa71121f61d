package org.chimerapool.deployment.rollout.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chimerapool.deployment.rollout.machine.FairShare.Claim;
import org.junit.jupiter.api.Test;

class FairShareTest {

  @Test
  void givesTheNextRunToWhoeverHasTheFewest() {
    assertThat(FairShare.of(5, List.of(new Claim(1, 4, 10), new Claim(2, 0, 10))))
        .isEqualTo(Map.of(1L, 1, 2L, 4));
  }

  @Test
  void givesNobodyMoreThanItWantsAndNothingWithoutRoom() {
    assertThat(FairShare.of(9, List.of(new Claim(1, 0, 2), new Claim(2, 0, 3))))
        .isEqualTo(Map.of(1L, 2, 2L, 3));
    assertThat(FairShare.of(-3, List.of(new Claim(1, 0, 2)))).isEqualTo(Map.of(1L, 0));
  }

  @Test
  void handsOnWhatAWaitingRolloutDoesNotUse() {
    Map<Long, Integer> begun = new HashMap<>();
    FairShare.inTurns(
        10,
        List.of(new Claim(1, 0, 100), new Claim(2, 0, 100)),
        (rollout, granted) -> {
          int now = rollout == 1 ? granted : 0;
          begun.merge(rollout, now, Integer::sum);
          return now;
        });

    assertThat(begun).containsEntry(1L, 10).containsEntry(2L, 0);
  }
}
