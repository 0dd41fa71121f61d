package org.chimerapool.api.v1;

import org.chimerapool.stats.RateEstimate;

/// A hashrate as shares tell it: the best estimate and the 95 % interval.
///
/// @param perSecond hashes per second
/// @param shares on which it rests
record Rate(double perSecond, double low, double high, long shares) {

  static Rate of(RateEstimate estimate) {
    return new Rate(
        estimate.rate().perSecond(),
        estimate.low().perSecond(),
        estimate.high().perSecond(),
        estimate.shares());
  }
}
