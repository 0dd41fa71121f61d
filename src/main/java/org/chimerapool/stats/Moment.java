package org.chimerapool.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.chimerapool.algorithm.Algorithm;
import org.jspecify.annotations.Nullable;

/// Tells the rates and uptimes of one pool's subjects at one moment, all by the same rule. For one
/// thread.
final class Moment {
  /// At least one bucket: a shorter time says nothing.
  private static final double MIN_SECONDS = 10;

  /// Of the time that a window has passed.
  private static final double COMPLETE = 0.98;

  private final Algorithm algorithm;
  private final Coverage coverage;
  private final Instant now;
  private byte @Nullable [] coveredSlots;

  Moment(Algorithm algorithm, Coverage coverage, Instant now) {
    this.algorithm = algorithm;
    this.coverage = coverage;
    this.now = now;
  }

  Algorithm algorithm() {
    return algorithm;
  }

  Instant now() {
    return now;
  }

  long second() {
    return now.getEpochSecond();
  }

  /// @param known since when the subject itself is known
  /// @param lastDifficulty of its newest share, 0 where there was none
  Map<Window, RateEstimate> rates(
      Function<Window, Tally> tallies, Instant known, double lastDifficulty) {
    Map<Window, RateEstimate> rates = new EnumMap<>(Window.class);
    for (Window window : Window.values()) {
      rates.put(window, rate(tallies.apply(window), window, known, lastDifficulty));
    }
    return rates;
  }

  RateEstimate rate(Tally tally, Window window, Instant known, double lastDifficulty) {
    Instant start = Instant.ofEpochSecond(Rings.start(window, second()));
    double covered = coverage.seconds(known.isAfter(start) ? known : start, now);
    double whole = Duration.between(start, now).toNanos() / 1e9;
    if (tally.shares() > 0) {
      covered = Math.max(MIN_SECONDS, covered);
    }
    return tally.rate(algorithm, covered, covered >= COMPLETE * whole, lastDifficulty);
  }

  /// For how much of the last day and week a subject worked, in steps of ten minutes.
  ///
  /// @param activity one bit for each ten minutes of an hour, which is counted from 1970
  Map<Window, Double> uptime(LongFunction<Byte> activity, Instant known) {
    Map<Window, Double> uptime = new EnumMap<>(Window.class);
    uptime(uptime, Window.DAY, 24, activity, known);
    uptime(uptime, Window.WEEK, ActivityRing.HOURS, activity, known);
    return uptime;
  }

  /// For how much of the last day and week the pool itself gave work.
  Map<Window, Double> poolUptime() {
    Map<Window, Double> uptime = new EnumMap<>(Window.class);
    for (Window window : new Window[] {Window.DAY, Window.WEEK}) {
      Instant start = now.minus(window.length());
      Instant from = coverage.begin().isAfter(start) ? coverage.begin() : start;
      double whole = (now.toEpochMilli() - from.toEpochMilli()) / 1000.0;
      if (from.isBefore(now)) {
        uptime.put(window, Math.min(1, coverage.seconds(from, now) / whole));
      }
    }
    return uptime;
  }

  private void uptime(
      Map<Window, Double> into,
      Window window,
      int hours,
      LongFunction<Byte> activity,
      Instant known) {
    byte[] covered = coveredSlots();
    long running = Math.floorDiv(second(), ActivityRing.SLOT_SECONDS);
    long begun = Math.floorDiv(known.getEpochSecond(), ActivityRing.SLOT_SECONDS);
    long thisHour = Math.floorDiv(second(), 3600);
    int possible = 0;
    int worked = 0;
    for (int ago = 0; ago < hours; ago++) {
      long hour = thisHour - ago;
      int counts = covered[ago] & between(Math.max(begun, 0), running, hour);
      possible += Integer.bitCount(counts);
      worked += Integer.bitCount(counts & activity.apply(hour));
    }
    if (possible > 0) {
      into.put(window, (double) worked / possible);
    }
  }

  /// The ten minutes of an hour that lie between the first, included, and the running one, which is
  /// not over yet.
  private static int between(long first, long running, long hour) {
    long base = hour * 6;
    int slots = 0;
    for (int slot = 0; slot < 6; slot++) {
      if (base + slot >= first && base + slot < running) {
        slots |= 1 << slot;
      }
    }
    return slots;
  }

  /// By hours back from the running one: in which ten minutes the pool gave work for more than
  /// half of the time.
  private byte[] coveredSlots() {
    byte[] known = coveredSlots;
    if (known == null) {
      known = new byte[ActivityRing.HOURS];
      long thisHour = Math.floorDiv(second(), 3600);
      for (int ago = 0; ago < known.length; ago++) {
        for (int slot = 0; slot < 6; slot++) {
          Instant from = Instant.ofEpochSecond((thisHour - ago) * 3600 + 600L * slot);
          if (coverage.seconds(from, from.plusSeconds(600)) > 300) {
            known[ago] |= (byte) (1 << slot);
          }
        }
      }
      coveredSlots = known;
    }
    return known;
  }
}
