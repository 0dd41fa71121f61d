package org.chimerapool.deployment.spi;

import java.util.List;

/// Judges whether a rollout may go on, by something that only another module knows. Asked about
/// once a second while a stage goes on; must answer quickly, from memory.
public interface HealthGate {

  /// Short and stable, such as `pool-rejects`; screens translate it.
  String code();

  /// What it may be asked about beside everything together: names that a person chooses from.
  List<String> subjects();

  GateReading read(GateQuestion question);
}
