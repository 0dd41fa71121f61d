package org.chimerapool.deployment.fleet;

/// What a machine is for.
public enum TargetKind {
  POOL_NODE,
  MINER,
  GAME_CONSOLE,
  GENERIC
}
