package org.chimerapool.pool;

import java.time.Duration;
import java.util.List;

/// Where an operator creates pools and says what they are to do.
///
/// What is asked for is stored, takes effect without a restart and is taken up again at the next
/// start. Methods may be called from any thread and may wait for the database. Whatever cannot be
/// done as asked is a [PoolRuleException], and nothing has changed then.
public interface PoolControl {

  /// Every pool that has not been removed, running or not, in the order in which they were created.
  List<PoolEntry> all();

  /// Makes a pool that is stopped at first.
  PoolId create(PoolPlan plan);

  /// Applied at once, to miners that are connected too. A pool keeps its coin. A new port takes new
  /// connections; those that came by the old one stay.
  void change(PoolId id, PoolPlan plan);

  void start(PoolId id);

  /// Closes the port and lets the live connections go, so that they fall back to their backup
  /// pool, while the pool goes on to follow its chain.
  void pause(PoolId id);

  /// Takes no new connections and stops when the last one has left.
  ///
  /// @param atMost how long the live ones may stay
  void drain(PoolId id, Duration atMost);

  void stop(PoolId id);

  /// Takes a stopped pool out of the list. Its history stays.
  void remove(PoolId id);
}
