package org.chimerapool.ui;

import java.time.Clock;
import org.chimerapool.deployment.fleet.Fleet;
import org.chimerapool.deployment.fleet.FleetExamples;
import org.jooq.DSLContext;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/// Machines in every state, one of them with a name that wants to be more than text.
class PreviewFleet implements ApplicationRunner {

  private final DSLContext db;
  private final Fleet fleet;
  private final Clock clock;

  PreviewFleet(DSLContext db, Fleet fleet, Clock clock) {
    this.db = db;
    this.fleet = fleet;
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (fleet.all().isEmpty()) {
      FleetExamples.fill(db, fleet, clock.instant(), PreviewFigures.HOSTILE);
    }
  }
}
