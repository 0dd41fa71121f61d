package org.chimerapool.deployment.rollout.keep;

import static org.chimerapool.jooq.deployment.Tables.ROLLOUT;
import static org.chimerapool.jooq.deployment.Tables.ROLLOUT_MEMBER;
import static org.chimerapool.jooq.deployment.Tables.RUN;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.rollout.MemberState;
import org.chimerapool.deployment.rollout.RolloutFacts;
import org.chimerapool.deployment.rollout.RolloutState;
import org.chimerapool.deployment.rollout.StageSpec.GateSpec;
import org.chimerapool.deployment.rollout.machine.FairShare;
import org.chimerapool.deployment.rollout.machine.Order;
import org.chimerapool.deployment.rollout.machine.Outcome;
import org.chimerapool.deployment.rollout.machine.RolloutMachine;
import org.chimerapool.deployment.rollout.machine.Room;
import org.chimerapool.deployment.rollout.machine.RunSight;
import org.chimerapool.deployment.rollout.machine.Surroundings;
import org.chimerapool.deployment.spi.GateReading;
import org.chimerapool.jooq.deployment.tables.records.RolloutRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at all rollouts that go on, one after the other, each in a transaction of its own. Only
/// one program at a time does so, so that together they never begin more than there is room for.
final class RolloutPass {

  private static final Logger LOG = LoggerFactory.getLogger(RolloutPass.class);

  /// Any number that nothing else locks.
  private static final long LOCK = 0x526f6c6c6f757473L;

  private static final List<String> COUNTED =
      List.of(MemberState.RUNNING.name(), MemberState.GOING_BACK.name());
  private static final List<String> FORWARD =
      List.of(MemberState.WAITING.name(), MemberState.STAGED.name());

  private final DSLContext db;
  private final Orders orders;
  private final Gates gates;
  private final BenchmarkFigures figures;
  private final RolloutSettings settings;
  private final Clock clock;

  RolloutPass(
      DSLContext db,
      Orders orders,
      Gates gates,
      BenchmarkFigures figures,
      RolloutSettings settings,
      Clock clock) {
    this.db = db;
    this.orders = orders;
    this.gates = gates;
    this.figures = figures;
    this.settings = settings;
    this.clock = clock;
  }

  void pass() {
    db.connection(
        connection -> {
          if (told(connection, "SELECT pg_try_advisory_lock(?)")) {
            try {
              all();
            } finally {
              boolean _ = told(connection, "SELECT pg_advisory_unlock(?)");
            }
          }
        });
  }

  private static boolean told(Connection connection, String question) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(question)) {
      statement.setLong(1, LOCK);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    }
  }

  private void all() {
    List<FairShare.Claim> claims = claims();
    if (claims.isEmpty()) {
      return;
    }
    int live = claims.stream().mapToInt(FairShare.Claim::live).sum();
    FairShare.inTurns(settings.atOnce() - live, claims, this::looked);
  }

  /// @return how many runs it began
  private int looked(long rollout, int granted) {
    try {
      return db.transactionResult(each -> look(each.dsl(), rollout, granted));
    } catch (RuntimeException failure) {
      LOG.warn("rollout {} could not be looked at: {}", rollout, failure.toString());
      LOG.debug("rollout {} could not be looked at", rollout, failure);
      return 0;
    }
  }

  /// Of the rollouts that go on, and of those that wait for a machine which did not end in time, or
  /// have yet to bring one back. What is paused, held or not yet its turn wants nothing.
  private List<FairShare.Claim> claims() {
    return db.select(
            ROLLOUT.ID,
            DSL.count().filterWhere(ROLLOUT_MEMBER.STATE.in(COUNTED)),
            DSL.count().filterWhere(wanting()))
        .from(ROLLOUT)
        .join(ROLLOUT_MEMBER)
        .on(ROLLOUT_MEMBER.ROLLOUT_ID.eq(ROLLOUT.ID))
        .where(ROLLOUT.STATE.ne(RolloutState.PLANNED.name()))
        .and(
            ROLLOUT
                .ENDED_AT
                .isNull()
                .or(
                    DSL.exists(
                        DSL.selectOne()
                            .from(ROLLOUT_MEMBER.as("late"))
                            .where(
                                ROLLOUT_MEMBER.as("late").ROLLOUT_ID.eq(ROLLOUT.ID),
                                ROLLOUT_MEMBER
                                    .as("late")
                                    .LIVE_RUN
                                    .isNotNull()
                                    .or(
                                        ROLLOUT_MEMBER
                                            .as("late")
                                            .STATE
                                            .eq(MemberState.BACK_WAITING.name()))))))
        .groupBy(ROLLOUT.ID)
        .orderBy(ROLLOUT.ID)
        .fetch(row -> new FairShare.Claim(row.value1(), row.value2(), row.value3()));
  }

  private static Condition wanting() {
    Condition forward =
        ROLLOUT
            .STATE
            .eq(RolloutState.RUNNING.name())
            .and(ROLLOUT.HOLD_BY.isNull())
            .and(ROLLOUT_MEMBER.STAGE.eq(ROLLOUT.STAGE))
            .and(ROLLOUT_MEMBER.STATE.in(FORWARD));
    return forward.or(ROLLOUT_MEMBER.STATE.eq(MemberState.BACK_WAITING.name()));
  }

  private int look(DSLContext inside, long id, int granted) {
    Optional<RolloutRecord> held = RolloutRows.held(inside, id);
    if (held.isEmpty()) {
      return 0;
    }
    RolloutRecord row = held.get();
    RolloutFacts before = RolloutRows.facts(inside, row);
    Surroundings around = around(inside, id, before, granted);
    Outcome outcome = RolloutMachine.look(before, around);
    RolloutFacts after = orders.carryOut(inside, id, row.getCreatedBy(), outcome, around.now());
    RolloutRows.update(inside, row, before, after);
    RolloutRows.tell(inside, id, outcome.happenings());
    return (int) outcome.orders().stream().filter(Order.Begin.class::isInstance).count();
  }

  private Surroundings around(DSLContext inside, long id, RolloutFacts facts, int granted) {
    Instant now = clock.instant();
    Map<GateSpec, GateReading> readings =
        facts.state() == RolloutState.RUNNING
            ? gates.read(
                facts.spec().stages().get(facts.stage()).gates(),
                facts.stages().get(facts.stage()).begunAt().orElse(now),
                now)
            : Map.of();
    return new Surroundings(
        now,
        runs(inside, facts),
        elsewhere(inside, id),
        readings,
        figures(facts),
        new Room(granted, places(inside)));
  }

  private static Map<Long, RunSight> runs(DSLContext inside, RolloutFacts facts) {
    Set<Long> live = new HashSet<>();
    facts.members().forEach(each -> each.live().ifPresent(live::add));
    return live.isEmpty()
        ? Map.of()
        : inside
            .select(RUN.ID, RUN.STATE, RUN.CANCELLED_BY, RUN.NOT_UNDONE, RUN.DETAIL)
            .from(RUN)
            .where(RUN.ID.in(live))
            .fetchMap(
                RUN.ID,
                row ->
                    new RunSight(
                        RunState.valueOf(row.get(RUN.STATE)),
                        row.get(RUN.CANCELLED_BY) != null,
                        row.get(RUN.NOT_UNDONE),
                        row.get(RUN.DETAIL)));
  }

  private static Set<Long> elsewhere(DSLContext inside, long id) {
    return inside
        .select(ROLLOUT_MEMBER.TARGET_ID)
        .from(ROLLOUT_MEMBER)
        .where(ROLLOUT_MEMBER.ROLLOUT_ID.ne(id), ROLLOUT_MEMBER.LIVE_RUN.isNotNull())
        .fetchSet(ROLLOUT_MEMBER.TARGET_ID);
  }

  private static Map<String, Integer> places(DSLContext inside) {
    Map<String, Integer> busy = new HashMap<>();
    inside
        .select(ROLLOUT_MEMBER.PLACE, DSL.count())
        .from(ROLLOUT_MEMBER)
        .where(ROLLOUT_MEMBER.STATE.in(COUNTED))
        .groupBy(ROLLOUT_MEMBER.PLACE)
        .forEach(row -> busy.put(row.value1(), row.value2()));
    Map<String, Integer> room = new HashMap<>();
    SiteRows.all(inside).stream()
        .filter(site -> site.atOnce() > 0)
        .forEach(
            site ->
                room.put(
                    site.place(), Math.max(0, site.atOnce() - busy.getOrDefault(site.place(), 0))));
    return room;
  }

  private Map<Long, Double> figures(RolloutFacts facts) {
    String figure = facts.spec().together().figure();
    if (figure.isEmpty() || facts.state() != RolloutState.RUNNING) {
      return Map.of();
    }
    Map<Long, Double> found = new HashMap<>();
    facts
        .of(facts.stage())
        .forEach(
            each ->
                each.last()
                    .ifPresent(
                        run ->
                            figures
                                .of(run, figure)
                                .ifPresent(value -> found.put(each.target(), value))));
    return found;
  }
}
