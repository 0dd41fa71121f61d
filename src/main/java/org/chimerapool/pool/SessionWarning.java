package org.chimerapool.pool;

/// What an operator should know about a connection.
public enum SessionWarning {
  /// The coinbase of the pool's jobs is larger than the device can take.
  COINBASE_TOO_LARGE,
  /// A worker's name is longer than the device keeps.
  NAME_TOO_LONG
}
