package org.chimerapool.system;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Lets a part of the program tell more for a while. Goes back by itself, and at a restart: a log
/// that was left talkative fills the disk. Only Chimera's own parts, because libraries may write
/// secrets when they tell everything.
@Component
public class LogLevels implements DisposableBean {

  public static final Duration LONGEST = Duration.ofHours(1);

  static final String ROOT = "org.chimerapool";

  private final Clock clock;
  private final Map<String, Kept> raised = new ConcurrentHashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("log-levels").factory());

  LogLevels(Clock clock) {
    this.clock = clock;
  }

  /// How much is told.
  public enum Detail {
    DEBUG,
    TRACE
  }

  /// @param part a package below `org.chimerapool`
  /// @param until when it goes back
  public record Raised(String part, Detail detail, Instant until) {}

  /// @param part such as `stratum`; empty for all of Chimera
  /// @throws org.chimerapool.identity.NotPermittedException unless the actor may
  /// @throws IllegalArgumentException for a part that is no name, or a longer time than [#LONGEST]
  public void raise(Actor actor, String part, Detail detail, Duration time) {
    actor.require(Permission.RUN_SYSTEM);
    if (!part.matches("([a-z0-9]+(\\.[a-zA-Z0-9]+)*)?") || part.length() > 100) {
      throw new IllegalArgumentException("expected a part such as stratum.session, got " + part);
    }
    if (!time.isPositive() || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("expected at most " + LONGEST + ", got " + time);
    }
    Logger logger = logger(part);
    Instant until = clock.instant().plus(time);
    raised.compute(
        part,
        (name, before) ->
            new Kept(
                new Raised(name, detail, until),
                before == null ? logger.getLevel() : before.level()));
    logger.setLevel(detail == Detail.TRACE ? Level.TRACE : Level.DEBUG);
    var _ = thread.schedule(this::putBack, time.toMillis() + 50, TimeUnit.MILLISECONDS);
  }

  /// Back at once.
  public void lower(Actor actor, String part) {
    actor.require(Permission.RUN_SYSTEM);
    Kept kept = raised.remove(part);
    if (kept != null) {
      logger(part).setLevel(kept.level());
    }
  }

  public List<Raised> raised() {
    return raised.values().stream()
        .map(Kept::shown)
        .sorted(Comparator.comparing(Raised::part))
        .toList();
  }

  /// Those whose time is over.
  void putBack() {
    Instant now = clock.instant();
    raised
        .values()
        .removeIf(
            kept -> {
              boolean over = !now.isBefore(kept.shown().until());
              if (over) {
                logger(kept.shown().part()).setLevel(kept.level());
              }
              return over;
            });
  }

  @Override
  public void destroy() {
    thread.shutdownNow();
    raised.forEach((part, kept) -> logger(part).setLevel(kept.level()));
    raised.clear();
  }

  private static Logger logger(String part) {
    String name = part.isEmpty() ? ROOT : ROOT + "." + part;
    if (LoggerFactory.getLogger(name) instanceof Logger logger) {
      return logger;
    }
    throw new IllegalStateException("the log is not Logback's");
  }

  /// @param level as it was, null where it came from above
  private record Kept(Raised shown, @Nullable Level level) {}
}
