package org.chimerapool.simulation.fleet;

import java.net.URI;
import java.time.Duration;

/// What a simulated fleet does.
///
/// @param console where it reaches the console
/// @param token that lets its machines in
/// @param machines how many
/// @param prefix of their names
/// @param step how long a step takes
/// @param silence how long a silent machine says nothing
/// @param pause between two questions of a machine; zero for what the console says
/// @param seed of what is left to chance
public record FleetPlan(
    URI console,
    String token,
    int machines,
    String prefix,
    HabitMix mix,
    Duration step,
    Duration silence,
    Duration pause,
    long seed) {

  /// Without the token.
  @Override
  public String toString() {
    return "FleetPlan[%d machines for %s]".formatted(machines, console);
  }
}
