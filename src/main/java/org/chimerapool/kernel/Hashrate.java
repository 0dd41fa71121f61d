package org.chimerapool.kernel;

/// Hashes per second. Zero or more, finite.
public record Hashrate(double perSecond) implements Comparable<Hashrate> {

  public static final Hashrate ZERO = new Hashrate(0);

  public Hashrate {
    if (!(perSecond >= 0) || perSecond == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("a hashrate is zero or more, not " + perSecond);
    }
  }

  @Override
  public int compareTo(Hashrate other) {
    return Double.compare(perSecond, other.perSecond);
  }
}
