package org.chimerapool.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.NotPermittedException;
import org.chimerapool.identity.Role;
import org.chimerapool.kernel.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogLevelsTest {

  private static final Actor OTTO = new Actor("otto", Optional.of(Role.OPERATOR), "");

  private final TestClock clock = new TestClock();
  private final LogLevels levels = new LogLevels(clock);

  @AfterEach
  void stop() {
    levels.destroy();
  }

  @Test
  void goesBackByItselfWhenTheTimeIsOver() {
    assertThat(tellsDebug()).isFalse();
    levels.raise(OTTO, "imagined", LogLevels.Detail.DEBUG, Duration.ofMinutes(5));
    assertThat(tellsDebug()).isTrue();
    clock.advance(Duration.ofMinutes(4));
    levels.putBack();
    assertThat(tellsDebug()).isTrue();
    assertThat(levels.raised()).hasSize(1);

    clock.advance(Duration.ofMinutes(2));
    levels.putBack();
    assertThat(tellsDebug()).isFalse();
    assertThat(levels.raised()).isEmpty();
  }

  @Test
  void goesBackToTheUsualAlsoWhereItWasRaisedTwice() {
    levels.raise(OTTO, "imagined", LogLevels.Detail.DEBUG, Duration.ofMinutes(5));
    levels.raise(OTTO, "imagined", LogLevels.Detail.TRACE, Duration.ofMinutes(5));
    levels.lower(OTTO, "imagined");

    assertThat(tellsDebug()).isFalse();
  }

  @Test
  void letsNobodyElseAndNoLibraryTellMore() {
    Actor viewer = new Actor("vera", Optional.of(Role.VIEWER), "");
    Duration time = Duration.ofMinutes(5);
    assertThatThrownBy(() -> levels.raise(viewer, "imagined", LogLevels.Detail.DEBUG, time))
        .isInstanceOf(NotPermittedException.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> levels.raise(OTTO, "..spring", LogLevels.Detail.TRACE, time));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> levels.raise(OTTO, "imagined", LogLevels.Detail.DEBUG, Duration.ofHours(2)));
  }

  private static boolean tellsDebug() {
    return LoggerFactory.getLogger("org.chimerapool.imagined.Thing").isDebugEnabled();
  }
}
