package org.chimerapool.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Something that the program does by itself, again and again, and how that went: for the operator
/// who wants to know what runs in there. May be used from any thread.
public final class Chore {

  private final String name;
  private final Duration period;
  private final InstantSource clock;
  private final AtomicReference<State> state = new AtomicReference<>(State.NEW);

  /// @param name short and stable, such as `stats.minutes`; screens translate it
  /// @param period pause between two runs; zero for one that waits for work
  public Chore(String name, Duration period, InstantSource clock) {
    this.name = name;
    this.period = period;
    this.clock = clock;
  }

  /// The work, watched: what it throws is counted and thrown on.
  public Runnable watched(Runnable work) {
    return () -> run(work);
  }

  /// Does the work once and notes how it went.
  public void run(Runnable work) {
    Instant began = clock.instant();
    long from = System.nanoTime();
    state.updateAndGet(before -> before.begun(began));
    try {
      work.run();
      state.updateAndGet(before -> before.ended(Duration.ofNanos(System.nanoTime() - from)));
    } catch (RuntimeException | Error failure) {
      Duration took = Duration.ofNanos(System.nanoTime() - from);
      state.updateAndGet(before -> before.failed(took, failure.toString()));
      throw failure;
    }
  }

  /// Notes a failure that the work itself dealt with.
  ///
  /// @param what in a few words
  public void failed(String what) {
    state.updateAndGet(before -> before.noted(what));
  }

  public Report report() {
    State now = Objects.requireNonNull(state.get());
    return new Report(
        name,
        period,
        now.running,
        now.last,
        now.took,
        now.last.filter(_ -> period.isPositive()).map(last -> last.plus(now.took).plus(period)),
        now.runs,
        now.failures,
        now.lastFailure);
  }

  /// A module's chores; a bean of this type makes them known.
  @FunctionalInterface
  public interface Source {
    List<Chore> chores();
  }

  /// @param period zero for a chore that waits for work
  /// @param last when it last began
  /// @param took how long the last finished run took
  /// @param next when it is due, where that is known
  /// @param lastFailure empty where there was none
  public record Report(
      String name,
      Duration period,
      boolean running,
      Optional<Instant> last,
      Duration took,
      Optional<Instant> next,
      long runs,
      long failures,
      String lastFailure) {}

  private record State(
      boolean running,
      Optional<Instant> last,
      Duration took,
      long runs,
      long failures,
      String lastFailure) {

    static final State NEW = new State(false, Optional.empty(), Duration.ZERO, 0, 0, "");

    State begun(Instant at) {
      return new State(true, Optional.of(at), took, runs, failures, lastFailure);
    }

    State ended(Duration time) {
      return new State(false, last, time, runs + 1, failures, lastFailure);
    }

    State failed(Duration time, String what) {
      return new State(false, last, time, runs + 1, failures + 1, what);
    }

    State noted(String what) {
      return new State(running, last, took, runs, failures + 1, what);
    }
  }
}
