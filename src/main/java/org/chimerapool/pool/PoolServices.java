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
    ResumePolicy resume,
    Clock clock) {

  public PoolServices {
    observers = List.copyOf(observers);
  }

  /// With the usual policy for those who come back.
  public PoolServices(
      HashVerifier verifier,
      ShareJournal journal,
      BlockSink blocks,
      List<ShareObserver> observers,
      DeviceRules devices,
      Clock clock) {
    this(verifier, journal, blocks, observers, devices, ResumePolicy.DEFAULT, clock);
  }
}
