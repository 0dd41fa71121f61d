package org.chimerapool.stats;

import java.time.Duration;
import org.chimerapool.kernel.Hashrate;

/// Estimates as a test wants them.
public final class FakeRates {

  private FakeRates() {}

  /// Over a whole usual window.
  public static RateEstimate of(double rate, double margin, long shares) {
    return new RateEstimate(
        new Hashrate(rate),
        new Hashrate(Math.max(0, rate - margin)),
        new Hashrate(rate + margin),
        shares,
        Window.USUAL.length(),
        true);
  }

  /// No share over all of that time, so that the rate is at most `high`.
  public static RateEstimate silent(double high, Duration covered) {
    return new RateEstimate(Hashrate.ZERO, Hashrate.ZERO, new Hashrate(high), 0, covered, true);
  }
}
