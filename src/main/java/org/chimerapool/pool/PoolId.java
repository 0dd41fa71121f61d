package org.chimerapool.pool;

/// The key of a pool in the database.
public record PoolId(int value) {

  public PoolId {
    if (value <= 0) {
      throw new IllegalArgumentException("a pool's id is positive, not " + value);
    }
  }
}
