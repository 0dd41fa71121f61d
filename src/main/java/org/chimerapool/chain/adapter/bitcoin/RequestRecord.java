package org.chimerapool.chain.adapter.bitcoin;

import java.time.Duration;

/// How a node has served so far.
///
/// @param latency of its answers to a look, the latest counting most
/// @param errorRate part of the requests that failed, 0 to 1, the latest counting most
record RequestRecord(Duration latency, double errorRate, long errors, long requests) {

  static final RequestRecord EMPTY = new RequestRecord(Duration.ZERO, 0, 0, 0);

  private static final double LATENCY_WEIGHT = 0.2;
  private static final double ERROR_WEIGHT = 0.1;

  RequestRecord succeeded(Duration took) {
    Duration smooth =
        requests == errors
            ? took
            : latency.plusNanos((long) (LATENCY_WEIGHT * took.minus(latency).toNanos()));
    return new RequestRecord(smooth, errorRate - ERROR_WEIGHT * errorRate, errors, requests + 1);
  }

  RequestRecord failed() {
    double rate = errorRate + ERROR_WEIGHT * (1 - errorRate);
    return new RequestRecord(latency, rate, errors + 1, requests + 1);
  }
}
