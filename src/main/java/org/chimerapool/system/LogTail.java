package org.chimerapool.system;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// The last lines of the log, in memory. May be used from any thread.
@Component
public class LogTail implements DisposableBean {

  /// Lines that are kept; with the longest text each, some 12 MB.
  static final int KEPT = 3_000;

  private static final int FRAMES = 4;

  private final Deque<LogLine> lines = new ArrayDeque<>(KEPT);
  private final Listener listener = new Listener();
  private long count;

  LogTail() {
    listener.setName("log-tail");
    listener.start();
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      listener.setContext(root.getLoggerContext());
      root.addAppender(listener);
    }
  }

  /// The newest first.
  ///
  /// @param least nothing less grave than that
  /// @param wanted part of the text or of the source, any case; empty for all
  /// @throws org.chimerapool.identity.NotPermittedException unless the actor may read the log
  public List<LogLine> newest(Actor actor, LogLine.Severity least, String wanted, int limit) {
    actor.require(Permission.RUN_SYSTEM);
    String lower = wanted.toLowerCase(Locale.ROOT);
    List<LogLine> all;
    synchronized (lines) {
      all = new ArrayList<>(lines);
    }
    return all.reversed().stream()
        .filter(line -> least.covers(line.severity()))
        .filter(
            line ->
                lower.isEmpty()
                    || line.text().toLowerCase(Locale.ROOT).contains(lower)
                    || line.source().toLowerCase(Locale.ROOT).contains(lower))
        .limit(limit)
        .toList();
  }

  @Override
  public void destroy() {
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.detachAppender(listener);
    }
    listener.stop();
  }

  void keep(ILoggingEvent event) {
    String text = HarmlessText.of(event.getFormattedMessage() + failure(event.getThrowableProxy()));
    String name = event.getLoggerName();
    String source = HarmlessText.of(name.substring(name.lastIndexOf('.') + 1));
    synchronized (lines) {
      if (lines.size() == KEPT) {
        lines.removeFirst();
      }
      lines.addLast(
          new LogLine(++count, event.getInstant(), severity(event.getLevel()), source, text));
    }
  }

  private static String failure(@Nullable IThrowableProxy failure) {
    if (failure == null) {
      return "";
    }
    StringBuilder text =
        new StringBuilder("\n" + failure.getClassName() + ": " + failure.getMessage());
    for (int i = 0; i < Math.min(FRAMES, failure.getStackTraceElementProxyArray().length); i++) {
      text.append('\n').append(failure.getStackTraceElementProxyArray()[i].getSTEAsString());
    }
    return text.toString();
  }

  private static LogLine.Severity severity(Level level) {
    if (level.isGreaterOrEqual(Level.ERROR)) {
      return LogLine.Severity.ERROR;
    }
    if (level.isGreaterOrEqual(Level.WARN)) {
      return LogLine.Severity.WARN;
    }
    return level.isGreaterOrEqual(Level.INFO) ? LogLine.Severity.INFO : LogLine.Severity.DEBUG;
  }

  private final class Listener extends AppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      keep(event);
    }
  }
}
