package org.chimerapool.pool;

/// What a pool does now.
public enum PoolState {
  /// It is to run, but has no good node or no port.
  WAITING,
  RUNNING,
  /// It follows its chain, but takes no miners.
  PAUSED,
  /// It takes no new miners and stops when the live ones have left.
  DRAINING,
  STOPPED
}
