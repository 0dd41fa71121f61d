package org.chimerapool.pool.persistence;

import java.time.Instant;
import org.chimerapool.chain.Availability;
import org.chimerapool.pool.Door;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolEntry;
import org.chimerapool.pool.PoolState;
import org.jspecify.annotations.Nullable;

/// A stored pool and what works for it in this process.
///
/// @param pool null while it does not work
/// @param fault in one sentence why it does not although it should, otherwise empty
record KeptPool(StoredPool stored, @Nullable Pool pool, String fault) {

  static KeptPool idle(StoredPool stored) {
    return new KeptPool(stored, null, "");
  }

  KeptPool working(Pool at) {
    return new KeptPool(stored, at, "");
  }

  KeptPool waiting(String why) {
    return new KeptPool(stored, null, why);
  }

  KeptPool as(StoredPool other) {
    return new KeptPool(other, pool, fault);
  }

  boolean isWanted() {
    return stored.wanted() != Wanted.STOPPED;
  }

  /// Whether the last miner has left, or had the time to.
  boolean isDrained(Instant now) {
    Instant until = stored.drainsUntil();
    return stored.wanted() == Wanted.DRAINING
        && (pool == null || pool.sessionCount() == 0 || (until != null && !now.isBefore(until)));
  }

  /// How miners are to be met now. Where there is no work any more, the chain has been patient
  /// already: miners are let go, so that they mine elsewhere meanwhile.
  Door door(Pool at) {
    int port = stored.plan().port();
    String name = stored.plan().name();
    return switch (stored.wanted()) {
      case RUNNING ->
          at.chain().availability().available()
              ? Door.open(port)
              : Door.shut(port, name + " has no work now, please use your backup pool");
      case PAUSED -> Door.shut(port, name + " pauses, please use your backup pool");
      case DRAINING -> Door.noEntry(port);
      case STOPPED -> Door.shut(port, name + " is closed");
    };
  }

  PoolEntry entry() {
    String detail = stored.wanted() == Wanted.STOPPED ? "" : trouble();
    return new PoolEntry(
        stored.id(),
        stored.plan(),
        state(detail),
        detail,
        pool == null ? 0 : pool.sessionCount(),
        stored.createdAt(),
        stored.drainsUntil());
  }

  private PoolState state(String trouble) {
    return switch (stored.wanted()) {
      case RUNNING -> trouble.isEmpty() ? PoolState.RUNNING : PoolState.WAITING;
      case PAUSED -> PoolState.PAUSED;
      case DRAINING -> PoolState.DRAINING;
      case STOPPED -> PoolState.STOPPED;
    };
  }

  private String trouble() {
    if (pool == null) {
      return fault.isEmpty() ? "it is being started" : fault;
    }
    Availability chain = pool.chain().availability();
    if (!chain.available()) {
      return chain.detail().isEmpty() ? "no node offers work" : chain.detail();
    }
    return pool.doorFault();
  }
}
