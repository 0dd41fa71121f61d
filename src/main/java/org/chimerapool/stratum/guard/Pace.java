package org.chimerapool.stratum.guard;

/// Whether a connection asks faster than it may. Whoever does is to be read from more slowly;
/// whoever goes on all the same runs out of patience. Belongs to the connection's thread.
final class Pace {

  private final TokenBucket requests;
  private final long patience;
  private long tooFastSince;
  private boolean tooFast;

  /// @param now milliseconds on any clock
  Pace(GuardSettings.Requests settings, long now) {
    this.requests = new TokenBucket(settings.perSecond(), settings.burst(), now);
    this.patience = settings.patience().toMillis();
  }

  /// Counts a request.
  ///
  /// @return milliseconds for which the connection should not be read; 0 for not at all
  long request(long now) {
    long pause = requests.takeOnCredit(now);
    if (pause > 0 && !tooFast) {
      tooFast = true;
      tooFastSince = now;
    } else if (tooFast && requests.isHalfFull()) {
      tooFast = false;
    }
    return pause;
  }

  boolean isOutOfPatience(long now) {
    return tooFast && now - tooFastSince >= patience;
  }
}
