package org.chimerapool.deployment.engine;

import static org.chimerapool.jooq.deployment.Tables.FIGURE;

import java.util.ArrayList;
import java.util.List;
import org.chimerapool.deployment.Figure;
import org.chimerapool.deployment.LogLine;
import org.chimerapool.deployment.log.AgentEvent;
import org.chimerapool.jooq.deployment.tables.records.FigureRecord;
import org.jooq.DSLContext;

/// The table of what runs measured. A machine that says a name again means the newer value.
final class FigureRows {

  /// A run that measures more keeps the first so many.
  private static final int MOST = 200;

  private final List<Figure> said = new ArrayList<>();

  void take(long run, LogLine line, AgentEvent.Figure figure) {
    said.add(new Figure(run, figure.name(), figure.value(), figure.unit(), line.step(), line.at()));
  }

  /// Forgets what earlier lines of the transaction said: they are fetched again.
  void forget(long run) {
    said.removeIf(each -> each.run() == run);
  }

  void write(DSLContext db) {
    said.forEach(each -> put(db, each));
    said.clear();
  }

  private static void put(DSLContext db, Figure figure) {
    if (db.fetchCount(FIGURE, FIGURE.RUN_ID.eq(figure.run()).and(FIGURE.NAME.ne(figure.name())))
        >= MOST) {
      return;
    }
    db.insertInto(FIGURE)
        .set(FIGURE.RUN_ID, figure.run())
        .set(FIGURE.NAME, figure.name())
        .set(FIGURE.VALUE, figure.value())
        .set(FIGURE.UNIT, figure.unit())
        .set(FIGURE.STEP, figure.step())
        .set(FIGURE.AT, figure.at())
        .onConflict(FIGURE.RUN_ID, FIGURE.NAME)
        .doUpdate()
        .set(FIGURE.VALUE, figure.value())
        .set(FIGURE.UNIT, figure.unit())
        .set(FIGURE.STEP, figure.step())
        .set(FIGURE.AT, figure.at())
        .execute();
  }

  static void forget(DSLContext db, long run) {
    db.deleteFrom(FIGURE).where(FIGURE.RUN_ID.eq(run)).execute();
  }

  static Figure figure(FigureRecord row) {
    return new Figure(
        row.getRunId(), row.getName(), row.getValue(), row.getUnit(), row.getStep(), row.getAt());
  }
}
