package org.chimerapool.stratum.guard;

/// A rate with a burst. Tokens come back steadily; the last one may be taken on credit. Not for
/// more than one thread at a time.
final class TokenBucket {

  private final double perMilli;
  private final double burst;
  private double tokens;
  private long filledAt;

  /// @param perSecond tokens that come back
  /// @param now milliseconds on any clock
  TokenBucket(double perSecond, double burst, long now) {
    this.perMilli = perSecond / 1000;
    this.burst = burst;
    this.tokens = burst;
    this.filledAt = now;
  }

  /// Takes one token if there is a whole one.
  boolean take(long now) {
    fill(now);
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }

  /// Takes one token in any case.
  ///
  /// @return milliseconds until no token is owed any more; 0 when none is
  long takeOnCredit(long now) {
    fill(now);
    tokens--;
    return tokens >= 0 ? 0 : (long) Math.ceil(-tokens / perMilli);
  }

  /// Whether at least half of the burst could be taken at once, as of the last call.
  boolean isHalfFull() {
    return tokens >= burst / 2;
  }

  /// A clock that was set back fills nothing.
  private void fill(long now) {
    tokens = Math.min(burst, tokens + Math.max(0, now - filledAt) * perMilli);
    filledAt = now;
  }
}
