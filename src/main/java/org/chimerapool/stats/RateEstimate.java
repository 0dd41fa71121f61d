package org.chimerapool.stats;

import org.chimerapool.kernel.Hashrate;

/// A hashrate as it can be known from shares, which arrive at random.
///
/// @param rate the best estimate
/// @param margin half the width of the 95 % interval, in hashes per second; about 1.96/√n of the
///     rate for n shares
/// @param shares how many shares the estimate rests on
public record RateEstimate(Hashrate rate, Hashrate margin, long shares) {

  public static final RateEstimate NONE = new RateEstimate(Hashrate.ZERO, Hashrate.ZERO, 0);
}
