package org.chimerapool.deployment.spi;

/// Judges whether a rollout may go on, by something that only another module knows. Asked about
/// once a second while a stage goes on; must answer quickly, from memory.
public interface HealthGate {

  /// Short and stable, such as `pool-rejects`; screens translate it.
  String code();

  GateReading read(GateQuestion question);
}
