package org.chimerapool.pool.persistence;

/// What an operator wants a pool to do.
enum Wanted {
  RUNNING,
  PAUSED,
  DRAINING,
  STOPPED
}
