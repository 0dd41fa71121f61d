package org.chimerapool.stratum.session;

import java.util.concurrent.atomic.LongAdder;

/// Counts what comes in. May be used from any thread.
public final class Traffic {

  private final LongAdder requests = new LongAdder();
  private final LongAdder malformed = new LongAdder();

  void request() {
    requests.increment();
  }

  /// Counts a line that could not be understood.
  public void malformed() {
    malformed.increment();
  }

  public long requests() {
    return requests.sum();
  }

  public long malformedLines() {
    return malformed.sum();
  }
}
