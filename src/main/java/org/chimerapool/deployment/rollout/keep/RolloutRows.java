package org.chimerapool.deployment.rollout.keep;

import static org.chimerapool.jooq.deployment.Tables.ROLLOUT;
import static org.chimerapool.jooq.deployment.Tables.ROLLOUT_EVENT;
import static org.chimerapool.jooq.deployment.Tables.ROLLOUT_STAGE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chimerapool.deployment.rollout.Happening;
import org.chimerapool.deployment.rollout.Hold;
import org.chimerapool.deployment.rollout.RolloutFacts;
import org.chimerapool.deployment.rollout.RolloutState;
import org.chimerapool.deployment.rollout.StageStanding;
import org.chimerapool.deployment.rollout.StageState;
import org.chimerapool.jooq.deployment.tables.records.RolloutEventRecord;
import org.chimerapool.jooq.deployment.tables.records.RolloutRecord;
import org.chimerapool.jooq.deployment.tables.records.RolloutStageRecord;
import org.jooq.DSLContext;

/// The tables of rollouts, their stages and what happened to them.
final class RolloutRows {

  private RolloutRows() {}

  /// The row, held against other writers until the transaction ends.
  static Optional<RolloutRecord> held(DSLContext db, long id) {
    return db.selectFrom(ROLLOUT).where(ROLLOUT.ID.eq(id)).forUpdate().fetchOptional();
  }

  static RolloutFacts facts(DSLContext db, RolloutRecord row) {
    return new RolloutFacts(
        Json.spec(row.getSpec()),
        RolloutState.valueOf(row.getState()),
        row.getStateSince(),
        row.getStage(),
        hold(row),
        stages(db, row.getId()),
        MemberRows.of(db, row.getId()),
        Optional.ofNullable(row.getStartedAt()),
        Optional.ofNullable(row.getEndedAt()));
  }

  static Optional<Hold> hold(RolloutRecord row) {
    String by = row.getHoldBy();
    return by == null
        ? Optional.empty()
        : Optional.of(new Hold(by, row.getHoldReason(), row.getHoldAt()));
  }

  private static List<StageStanding> stages(DSLContext db, long id) {
    return db.selectFrom(ROLLOUT_STAGE)
        .where(ROLLOUT_STAGE.ROLLOUT_ID.eq(id))
        .orderBy(ROLLOUT_STAGE.STAGE)
        .fetch(
            row ->
                new StageStanding(
                    StageState.valueOf(row.getState()),
                    row.getSince(),
                    Optional.ofNullable(row.getBegunAt()),
                    Json.readings(row.getReadings()),
                    row.getBecause(),
                    Json.texts(row.getFigures())));
  }

  static void set(RolloutRecord row, RolloutFacts facts) {
    row.setState(facts.state().name());
    row.setStateSince(facts.since());
    row.setStage(facts.stage());
    row.setHoldBy(facts.hold().map(Hold::by).orElse(null));
    row.setHoldReason(facts.hold().map(Hold::reason).orElse(null));
    row.setHoldAt(facts.hold().map(Hold::at).orElse(null));
    row.setStartedAt(facts.startedAt().orElse(null));
    row.setEndedAt(facts.endedAt().orElse(null));
  }

  /// Writes what changed.
  static void update(DSLContext db, RolloutRecord row, RolloutFacts before, RolloutFacts after) {
    set(row, after);
    if (row.modified()) {
      row.store();
    }
    for (int i = 0; i < after.stages().size(); i++) {
      if (!after.stages().get(i).equals(before.stages().get(i))) {
        stage(db, row.getId(), i, after.stages().get(i)).update();
      }
    }
    MemberRows.update(db, row.getId(), before.members(), after.members());
  }

  static void insert(DSLContext db, RolloutRecord row, RolloutFacts facts) {
    set(row, facts);
    row.store();
    for (int i = 0; i < facts.stages().size(); i++) {
      stage(db, row.getId(), i, facts.stages().get(i)).insert();
    }
    MemberRows.insert(db, row.getId(), facts.members());
  }

  private static RolloutStageRecord stage(
      DSLContext db, long rollout, int number, StageStanding standing) {
    RolloutStageRecord row = db.newRecord(ROLLOUT_STAGE);
    row.setRolloutId(rollout);
    row.setStage(number);
    row.setState(standing.state().name());
    row.setSince(standing.since());
    row.setBegunAt(standing.begunAt().orElse(null));
    row.setReadings(Json.of(standing.readings()));
    row.setBecause(standing.because());
    row.setFigures(Json.of(standing.figures()));
    return row;
  }

  static void tell(DSLContext db, long rollout, List<Happening> happenings) {
    List<RolloutEventRecord> rows = new ArrayList<>();
    for (Happening each : happenings) {
      RolloutEventRecord row = db.newRecord(ROLLOUT_EVENT);
      row.setRolloutId(rollout);
      row.setAt(each.at());
      row.setKind(each.kind().name());
      row.setStage(each.stage());
      row.setTargetId(MemberRows.nullable(each.target()));
      row.setBy(each.by());
      row.setFigures(Json.of(each.figures()));
      rows.add(row);
    }
    if (!rows.isEmpty()) {
      db.batchInsert(rows).execute();
    }
  }

  static List<Happening> happenings(DSLContext db, long rollout, int limit) {
    return db.selectFrom(ROLLOUT_EVENT)
        .where(ROLLOUT_EVENT.ROLLOUT_ID.eq(rollout))
        .orderBy(ROLLOUT_EVENT.ID.desc())
        .limit(limit)
        .fetch(
            row ->
                new Happening(
                    row.getAt(),
                    Happening.Kind.valueOf(row.getKind()),
                    row.getStage(),
                    MemberRows.optional(row.getTargetId()),
                    row.getBy(),
                    Json.texts(row.getFigures())));
  }
}
