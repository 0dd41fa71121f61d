package org.chimerapool.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.Instant;
import java.util.Optional;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.NotPermittedException;
import org.chimerapool.identity.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogTailTest {

  private static final Actor OPERATOR = new Actor("otto", Optional.of(Role.OPERATOR), "");

  private final LoggerContext context = new LoggerContext();
  private final LogTail tail = new LogTail();

  @AfterEach
  void lets() {
    tail.destroy();
  }

  @Test
  void keepsOnlyTheLastLines() {
    for (int i = 0; i < LogTail.KEPT + 5; i++) {
      log(Level.INFO, "line " + i);
    }

    var lines = tail.newest(OPERATOR, LogLine.Severity.DEBUG, "line", Integer.MAX_VALUE);

    assertThat(lines).hasSize(LogTail.KEPT);
    assertThat(lines.getFirst().text()).isEqualTo("line " + (LogTail.KEPT + 4));
    assertThat(lines.getLast().text()).isEqualTo("line 5");
  }

  @Test
  void findsByGravityAndByWords() {
    log(Level.DEBUG, "small talk");
    log(Level.WARN, "Node ALPHA is slow");
    log(Level.ERROR, "node beta is gone");

    assertThat(tail.newest(OPERATOR, LogLine.Severity.WARN, "", 10))
        .extracting(LogLine::text)
        .containsExactly("node beta is gone", "Node ALPHA is slow");
    assertThat(tail.newest(OPERATOR, LogLine.Severity.DEBUG, "alpha", 10)).hasSize(1);
  }

  @Test
  void isReadByThoseWhoRunTheSystemOnly() {
    Actor viewer = new Actor("vera", Optional.of(Role.VIEWER), "");

    assertThatThrownBy(() -> tail.newest(viewer, LogLine.Severity.INFO, "", 10))
        .isInstanceOf(NotPermittedException.class);
  }

  private void log(Level level, String text) {
    Logger logger = context.getLogger("org.example.Source");
    LoggingEvent event = new LoggingEvent("", logger, level, text, null, null);
    event.setInstant(Instant.EPOCH);
    tail.keep(event);
  }
}
