package org.chimerapool.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chimerapool.stats.RigWork.Done;
import org.junit.jupiter.api.Test;

/// Whose work proves whose address.
class AddressProofTest {

  private static final String CODE = "ABCDEFGH23467899";
  private static final Instant THEN = Instant.parse("2026-01-02T03:00:00Z");

  @Test
  void takesHalfOfTheWorkOverMostOfHalfAnHour() {
    assertThat(AddressProof.isProven(List.of(done(CODE, 50, 25), done("attic", 50, 29)), CODE))
        .isTrue();
    assertThat(AddressProof.isProven(List.of(done("abcdefgh23467899", 9, 25)), CODE)).isTrue();
  }

  @Test
  void refusesAStrangerWhoAddsALittleWork() {
    assertThat(AddressProof.isProven(List.of(done(CODE, 49, 29), done("attic", 51, 29)), CODE))
        .isFalse();
  }

  @Test
  void refusesABurstAndNothingAtAll() {
    assertThat(AddressProof.isProven(List.of(done(CODE, 100, 5)), CODE)).isFalse();
    assertThat(AddressProof.isProven(List.of(), CODE)).isFalse();
    assertThat(AddressProof.isProven(List.of(done("attic", 100, 29)), CODE)).isFalse();
  }

  private static Done done(String rig, double work, long minutes) {
    return new Done(rig, work, THEN, THEN.plus(Duration.ofMinutes(minutes)));
  }
}
