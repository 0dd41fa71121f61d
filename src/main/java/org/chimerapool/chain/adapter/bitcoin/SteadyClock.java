package org.chimerapool.chain.adapter.bitcoin;

import java.time.Instant;
import java.time.InstantSource;

/// The time, as the host's clock had it when this was made, carried on without leaps: corrections
/// of the host's clock must not look like a node that went silent.
final class SteadyClock implements InstantSource {

  private final Instant begin;
  private final long origin = System.nanoTime();

  SteadyClock(InstantSource clock) {
    this.begin = clock.instant();
  }

  @Override
  public Instant instant() {
    return begin.plusNanos(System.nanoTime() - origin);
  }
}
