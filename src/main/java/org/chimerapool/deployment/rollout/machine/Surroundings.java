package org.chimerapool.deployment.rollout.machine;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.chimerapool.deployment.rollout.StageSpec.GateSpec;
import org.chimerapool.deployment.spi.GateReading;

/// What a rollout sees of the world.
///
/// @param runs the live runs of its machines
/// @param readings of the gates of the stage that goes on
/// @param elsewhere machines that another rollout is busy with
/// @param figures the benchmark figure of each machine that has one, for machines that must be
/// alike
public record Surroundings(
    Instant now,
    Map<Long, RunSight> runs,
    Set<Long> elsewhere,
    Map<GateSpec, GateReading> readings,
    Map<Long, Double> figures,
    Room room) {

  public Surroundings {
    runs = Map.copyOf(runs);
    elsewhere = Set.copyOf(elsewhere);
    readings = Map.copyOf(readings);
    figures = Map.copyOf(figures);
  }
}
