package org.chimerapool.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// When a pool gave work and its shares were counted: not while the program was down, the pool
/// stopped or all of its nodes away.
///
/// A rate is divided by the time that it really covers, so that an outage neither shows zeros nor
/// a slow climb.
///
/// @param spans in the order of time, apart from each other
record Coverage(List<Span> spans) {
  static final Coverage NONE = new Coverage(List.of());

  /// Shorter interruptions are none.
  private static final Duration BRIEF = Duration.ofSeconds(10);

  Coverage {
    spans = List.copyOf(spans);
  }

  /// @param until exclusive; [Instant#MAX] while it lasts
  record Span(Instant since, Instant until) {
    boolean isOpen() {
      return until.equals(Instant.MAX);
    }
  }

  static Coverage startingAt(Instant start) {
    return new Coverage(List.of(new Span(start, Instant.MAX)));
  }

  /// Seconds covered between the two times.
  double seconds(Instant from, Instant to) {
    double sum = 0;
    for (Span span : spans) {
      Instant start = span.since.isAfter(from) ? span.since : from;
      Instant end = span.until.isBefore(to) ? span.until : to;
      if (start.isBefore(end)) {
        sum += exact(end) - exact(start);
      }
    }
    return sum;
  }

  boolean isOpen() {
    return !spans.isEmpty() && spans.getLast().isOpen();
  }

  /// The beginning, [Instant#MAX] where nothing is covered.
  Instant begin() {
    return spans.isEmpty() ? Instant.MAX : spans.getFirst().since;
  }

  /// Covers the time from then on; a brief interruption is forgotten.
  Coverage open(Instant at) {
    if (isOpen()) {
      return this;
    }
    List<Span> changed = new ArrayList<>(spans);
    boolean brief = !spans.isEmpty() && spans.getLast().until.plus(BRIEF).isAfter(at);
    Instant since = brief ? changed.removeLast().since : at;
    changed.add(new Span(since, Instant.MAX));
    return new Coverage(changed);
  }

  Coverage close(Instant at) {
    if (!isOpen()) {
      return this;
    }
    List<Span> changed = new ArrayList<>(spans);
    changed.add(new Span(changed.removeLast().since, at));
    return new Coverage(changed);
  }

  /// Puts what is known of earlier times before these. A beginning within an earlier span is cut,
  /// and times that overlap, as those of two processes side by side do, become one.
  ///
  /// @param earlier in the order of their beginnings
  Coverage after(List<Span> earlier) {
    List<Span> all = new ArrayList<>();
    Instant begin = begin();
    for (Span span : earlier) {
      if (span.since.isBefore(begin)) {
        Instant until = earliest(span.until, begin);
        boolean beside = !all.isEmpty() && !span.since.isAfter(all.getLast().until);
        Span before = beside ? all.removeLast() : span;
        all.add(new Span(before.since, beside ? latest(before.until, until) : until));
      }
    }
    all.addAll(spans);
    return new Coverage(all);
  }

  private static Instant earliest(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /// Without what lies before that time.
  Coverage since(Instant begin) {
    return new Coverage(
        spans.stream()
            .filter(span -> span.until.isAfter(begin))
            .map(s -> s.since.isBefore(begin) ? new Span(begin, s.until) : s)
            .toList());
  }

  private static double exact(Instant at) {
    return at.getEpochSecond() + at.getNano() / 1e9;
  }
}
