package org.chimerapool.deployment.insight;

/// A share of a whole with its 95 % interval by Wilson's score (E. B. Wilson, 1927), which keeps
/// its sense with few tries and near 0 and 1.
///
/// @param of tries; 0 knows nothing: the interval is all
public record Range(long hits, long of, double low, double high) {

  private static final double Z = 1.959963984540054;

  public static Range of(long hits, long tries) {
    if (hits < 0 || hits > tries) {
      throw new IllegalArgumentException("expected 0 to %d hits, got %d".formatted(tries, hits));
    }
    if (tries == 0) {
      return new Range(0, 0, 0, 1);
    }
    double n = (double) tries;
    double p = (double) hits / n;
    double middle = p + Z * Z / (2 * n);
    double width = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
    double whole = 1 + Z * Z / n;
    return new Range(
        hits,
        tries,
        hits == 0 ? 0 : (middle - width) / whole,
        hits == tries ? 1 : (middle + width) / whole);
  }

  /// 0 where nothing was tried.
  public double share() {
    return of == 0 ? 0 : (double) hits / (double) of;
  }
}
