package org.chimerapool.pool;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of one connection's shares. Written by the connection's thread, read by any.
public final class SessionCounts {

  private volatile long accepted;
  private volatile long refused;
  private volatile @Nullable Instant lastShareAt;

  SessionCounts() {}

  public long accepted() {
    return accepted;
  }

  public long refused() {
    return refused;
  }

  /// When the last accepted share came in; null before the first.
  public @Nullable Instant lastShareAt() {
    return lastShareAt;
  }

  // One thread writes, so that these need no atomic addition.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  void countAccepted(Instant at) {
    accepted++;
    lastShareAt = at;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate")
  void countRefused() {
    refused++;
  }
}
