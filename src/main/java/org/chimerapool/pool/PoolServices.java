package org.chimerapool.pool;

import java.time.Clock;
import java.util.List;
import org.chimerapool.algorithm.HashVerifier;

/// What every pool of a process shares.
public record PoolServices(
    HashVerifier verifier,
    ShareJournal journal,
    BlockSink blocks,
    List<ShareObserver> observers,
    DeviceRules devices,
    Clock clock) {

  public PoolServices {
    observers = List.copyOf(observers);
  }
}
