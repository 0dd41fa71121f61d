package org.chimerapool.simulation;

/// How well a virtual miner behaves.
public enum MinerBehaviour {
  /// Does everything right.
  STEADY,
  /// Drops its connection every few minutes and comes back after a while.
  FLAKY,
  /// Now and then sends a share that is stale or below its difficulty.
  CARELESS
}
