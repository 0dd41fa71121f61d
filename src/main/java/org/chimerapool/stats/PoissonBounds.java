package org.chimerapool.stats;

/// The 95 % interval of a Poisson process's rate after n events, as factors of the best estimate.
///
/// Few events: the exact interval by Garwood (1936), from a table; between two whole numbers, which
/// only shares of unequal weight make, by interpolation. Many events: Wilson and Hilferty's
/// approximation of the same quantiles, which is better than 1 in 10,000 there.
final class PoissonBounds {
  /// Events that would have come with 95 % probability where none came: −ln 0.05.
  static final double NONE_SEEN = 2.995732273553991;

  private static final int EXACT = 100;
  private static final double TAIL = 0.025;
  private static final double Z_TAIL = 1.959963984540054;
  private static final double[] LOW = new double[EXACT + 1];
  private static final double[] HIGH = new double[EXACT + 1];

  static {
    for (int n = 1; n <= EXACT; n++) {
      LOW[n] = expectation(n - 1, 1 - TAIL) / n;
      HIGH[n] = expectation(n, TAIL) / n;
    }
  }

  private PoissonBounds() {}

  /// @param events at least 1
  static double low(double events) {
    return events > EXACT ? wilsonHilferty(events, -Z_TAIL) : between(LOW, events);
  }

  /// @param events at least 1
  static double high(double events) {
    return events > EXACT
        ? wilsonHilferty(events + 1, Z_TAIL) * (events + 1) / events
        : between(HIGH, events);
  }

  private static double between(double[] table, double events) {
    int below = Math.clamp((long) events, 1, EXACT);
    int above = Math.min(below + 1, EXACT);
    return table[below] + (table[above] - table[below]) * (events - below);
  }

  private static double wilsonHilferty(double shape, double z) {
    return Math.pow(1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape)), 3);
  }

  /// How many events must be expected so that at most `n` come with that probability.
  private static double expectation(int n, double probability) {
    double low = 0;
    double high = n + 10 * Math.sqrt(n + 1.0) + 10;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (atMost(n, middle) > probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private static double atMost(int n, double expected) {
    double term = Math.exp(-expected);
    double sum = term;
    for (int i = 1; i <= n; i++) {
      term *= expected / i;
      sum += term;
    }
    return sum;
  }
}
