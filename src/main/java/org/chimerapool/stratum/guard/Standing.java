package org.chimerapool.stratum.guard;

/// What is remembered of one source: how it behaved lately. Everything fades. May be used from any
/// thread.
final class Standing {

  /// Shares count half after that time.
  private static final double SHARE_HALF_LIFE_MILLIS = 600_000;

  private static final double RATE_HALF_LIFE_MILLIS = 5_000;

  /// An address that has sent a good share within this time is a miner's.
  private static final long KNOWN_MILLIS = 24 * 3_600_000L;

  private TokenBucket arrivals;
  private double strikeHalfLifeMillis;
  private int connections;
  private int mining;
  private double strikes;
  private double requests;
  private double good;
  private double bad;
  private long fadedAt;
  private long goodAt;

  Standing(GuardSettings settings, long now) {
    this.arrivals = arrivals(settings, now);
    this.strikeHalfLifeMillis = settings.strikes().halfLife().toMillis();
    this.fadedAt = now;
  }

  /// Goes on with other limits.
  synchronized void change(GuardSettings settings, long now) {
    fade(now);
    arrivals = arrivals(settings, now);
    strikeHalfLifeMillis = settings.strikes().halfLife().toMillis();
  }

  private static TokenBucket arrivals(GuardSettings settings, long now) {
    return new TokenBucket(
        settings.connections().perMinute() / 60.0, settings.connections().burst(), now);
  }

  synchronized int connections() {
    return connections;
  }

  synchronized boolean mayArrive(long now) {
    return arrivals.take(now);
  }

  synchronized int arrive() {
    return ++connections;
  }

  /// @param mined whether the connection has sent a good share
  /// @return connections that remain
  synchronized int leave(boolean mined) {
    if (mined) {
      mining--;
    }
    return --connections;
  }

  synchronized void request(long now) {
    fade(now);
    requests++;
  }

  /// @param first whether it is the connection's first one
  synchronized void goodShare(boolean first, long now) {
    fade(now);
    good++;
    goodAt = now;
    if (first) {
      mining++;
    }
  }

  synchronized void badShare(long now) {
    fade(now);
    bad++;
  }

  /// Adds an offence of one connection. Where many connections mine well behind one address, one
  /// that does not weighs little.
  ///
  /// @return what all offences add up to now
  synchronized double strike(double weight, long now) {
    fade(now);
    strikes += weight / Math.max(1, mining);
    return strikes;
  }

  synchronized void forgive() {
    strikes = 0;
  }

  synchronized boolean isKnownMiner(long now) {
    return goodAt != 0 && now - goodAt < KNOWN_MILLIS;
  }

  synchronized Snapshot snapshot(long now) {
    fade(now);
    double judged = good + bad;
    // A decaying sum of events at a steady rate settles at rate times this.
    double seconds = RATE_HALF_LIFE_MILLIS / 1000 / Math.log(2);
    return new Snapshot(connections, requests / seconds, judged == 0 ? 0 : bad / judged, strikes);
  }

  record Snapshot(int connections, double requestsPerSecond, double invalid, double strikes) {}

  private void fade(long now) {
    double passed = Math.max(0, now - fadedAt);
    fadedAt = now;
    if (passed > 0) {
      strikes *= Math.pow(0.5, passed / strikeHalfLifeMillis);
      requests *= Math.pow(0.5, passed / RATE_HALF_LIFE_MILLIS);
      double shares = Math.pow(0.5, passed / SHARE_HALF_LIFE_MILLIS);
      good *= shares;
      bad *= shares;
    }
  }
}
