package org.chimerapool.deployment.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetStateTest {

  @ParameterizedTest
  @CsvSource({
    "PENDING, PENDING, false",
    "PENDING, ACCEPTED, true",
    "PENDING, REVOKED, true",
    "ACCEPTED, PENDING, false",
    "ACCEPTED, ACCEPTED, false",
    "ACCEPTED, REVOKED, true",
    "REVOKED, PENDING, false",
    "REVOKED, ACCEPTED, false",
    "REVOKED, REVOKED, false"
  })
  void goesOnlyWhereItMay(TargetState from, TargetState to, boolean may) {
    assertThat(from.mayBecome(to)).isEqualTo(may);
  }
}
