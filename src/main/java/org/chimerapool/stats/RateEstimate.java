package org.chimerapool.stats;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.chimerapool.kernel.Hashrate;

/// A hashrate as it can be known from shares, which arrive at random.
///
/// Without a share the rate is zero and `high` says what it can be at most; `high` is zero too
/// where
/// nothing bounds it, because no share was ever seen or no time is covered.
///
/// @param rate the best estimate
/// @param low lower end of the 95 % interval
/// @param high upper end of the 95 % interval
/// @param shares how many shares the estimate rests on
/// @param covered how much of the window is known: not the time before the subject was first seen,
///     nor when the pool gave no work
/// @param complete whether the window is covered as good as wholly
public record RateEstimate(
    Hashrate rate, Hashrate low, Hashrate high, long shares, Duration covered, boolean complete) {

  /// Nothing is known.
  public static final RateEstimate NONE =
      new RateEstimate(Hashrate.ZERO, Hashrate.ZERO, Hashrate.ZERO, 0, Duration.ZERO, false);

  /// Of several subjects together, whose shares have nothing to do with each other: rates add up,
  /// and each side of their intervals adds up in quadrature. One alone stays as it is.
  public static RateEstimate together(List<RateEstimate> parts) {
    double rate = parts.stream().mapToDouble(part -> part.rate().perSecond()).sum();
    double below = squares(parts, part -> part.rate().perSecond() - part.low().perSecond());
    double above = squares(parts, part -> part.high().perSecond() - part.rate().perSecond());
    return new RateEstimate(
        new Hashrate(rate),
        new Hashrate(Math.max(0, rate - Math.sqrt(below))),
        new Hashrate(rate + Math.sqrt(above)),
        parts.stream().mapToLong(RateEstimate::shares).sum(),
        parts.stream()
            .map(RateEstimate::covered)
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO),
        !parts.isEmpty() && parts.stream().anyMatch(RateEstimate::complete));
  }

  private static double squares(List<RateEstimate> parts, ToDoubleFunction<RateEstimate> side) {
    return parts.stream().mapToDouble(side).map(one -> one * one).sum();
  }

  /// Half the width of the interval: about 1.96/√n of the rate for n shares.
  public Hashrate margin() {
    return new Hashrate((high.perSecond() - low.perSecond()) / 2);
  }

  /// Whether any time is covered.
  public boolean isKnown() {
    return covered.isPositive();
  }
}
