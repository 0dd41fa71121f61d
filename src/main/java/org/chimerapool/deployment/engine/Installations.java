package org.chimerapool.deployment.engine;

import static org.chimerapool.jooq.deployment.Tables.RUN;

import java.util.OptionalLong;
import org.chimerapool.deployment.Run;
import org.chimerapool.deployment.fleet.Fleet;
import org.jooq.DSLContext;

/// Notes what a target has after a run went through. To note it twice does no harm.
final class Installations {

  private final DSLContext db;
  private final Fleet fleet;

  Installations(DSLContext db, Fleet fleet) {
    this.db = db;
    this.fleet = fleet;
  }

  void note(long id) {
    RunRows.where(db, RUN.ID.eq(id), 1).stream()
        .findFirst()
        .map(RunRows::run)
        .ifPresent(this::note);
  }

  private void note(Run run) {
    OptionalLong target = run.target();
    if (target.isPresent()) {
      run.recipe()
          .installs()
          .ifPresent(
              what ->
                  fleet.installed(
                      target.getAsLong(), what.component(), what.version(run.parameters())));
    }
  }
}
