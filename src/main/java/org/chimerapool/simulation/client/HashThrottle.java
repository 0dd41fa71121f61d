package org.chimerapool.simulation.client;

import java.time.Duration;
import java.time.Instant;

/// Says how many hashes are due so that a miner keeps to its hashrate. Belongs to one thread.
public final class HashThrottle {

  /// What was missed while the machine was busy or asleep is not made up for.
  private static final double LONGEST_BURST = 1;

  private final double perSecond;
  private Instant last;
  private double rest;

  public HashThrottle(double perSecond, Instant now) {
    this.perSecond = perSecond;
    this.last = now;
  }

  /// Hashes due since the last call.
  public int due(Instant now) {
    double seconds = Math.clamp(Duration.between(last, now).toNanos() / 1e9, 0, LONGEST_BURST);
    last = now;
    double hashes = rest + perSecond * seconds;
    int whole = (int) hashes;
    rest = hashes - whole;
    return whole;
  }
}
