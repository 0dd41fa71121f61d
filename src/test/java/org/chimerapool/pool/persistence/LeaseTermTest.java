package org.chimerapool.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaseTermTest {

  private static final LeaseTerm TERM =
      new LeaseTerm(Duration.ofMinutes(60), Duration.ofMinutes(10));

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          just renewed,                              0,   0, false
          an outage of the database,                30,  30, false
          a moment before the end,                  49,  49, false
          the margin begins,                        50,  50, true
          others may have it,                       60,  60, true
          the host slept and its steady clock too,   1,  55, true
          the clock on the wall was set back,       55, -90, true
          the clock on the wall was set back early,  5, -90, false
          the clock on the wall leapt ahead,         1, 500, true
          """)
  void endsBeforeOthersMayTakeTheLease(String what, long steady, long wall, boolean over) {
    assertThat(TERM.isOver(Duration.ofMinutes(steady), Duration.ofMinutes(wall)))
        .as(what)
        .isEqualTo(over);
  }
}
