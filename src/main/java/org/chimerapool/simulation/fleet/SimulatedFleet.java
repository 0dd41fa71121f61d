package org.chimerapool.simulation.fleet;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Simulated machines that live until the fleet is closed.
public final class SimulatedFleet implements AutoCloseable {

  private final Door door;
  private final FleetTally tally = new FleetTally();
  private final List<Thread> machines = new ArrayList<>();

  public SimulatedFleet(FleetPlan plan) {
    door = new Door(plan.console());
    for (int i = 1; i <= plan.machines(); i++) {
      machines.add(
          Thread.ofVirtual()
              .name(plan.prefix() + i)
              .start(new SimulatedMachine(plan, i, door, tally, InstantSource.system())));
    }
  }

  public FleetReport report() {
    return tally.report();
  }

  @Override
  public void close() {
    machines.forEach(Thread::interrupt);
    door.close();
  }
}
