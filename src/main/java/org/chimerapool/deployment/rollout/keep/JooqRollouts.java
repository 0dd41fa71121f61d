package org.chimerapool.deployment.rollout.keep;

import static org.chimerapool.jooq.deployment.Tables.ROLLOUT;
import static org.chimerapool.jooq.deployment.Tables.ROLLOUT_MEMBER;
import static org.chimerapool.jooq.deployment.Tables.ROLLOUT_RECIPE;
import static org.chimerapool.jooq.deployment.Tables.ROLLOUT_STAGE;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.chimerapool.deployment.fleet.Fleet;
import org.chimerapool.deployment.rollout.Happening;
import org.chimerapool.deployment.rollout.Hold;
import org.chimerapool.deployment.rollout.MemberState;
import org.chimerapool.deployment.rollout.Rollout;
import org.chimerapool.deployment.rollout.RolloutFacts;
import org.chimerapool.deployment.rollout.RolloutLine;
import org.chimerapool.deployment.rollout.RolloutPlan;
import org.chimerapool.deployment.rollout.RolloutState;
import org.chimerapool.deployment.rollout.Rollouts;
import org.chimerapool.deployment.rollout.Site;
import org.chimerapool.deployment.rollout.StageSpec;
import org.chimerapool.deployment.rollout.StageState;
import org.chimerapool.deployment.rollout.machine.RolloutWish;
import org.chimerapool.jooq.deployment.tables.records.RolloutRecord;
import org.jooq.DSLContext;
import org.jooq.Result;
import org.jooq.impl.DSL;

/// The rollouts in the database.
final class JooqRollouts implements Rollouts {

  private final DSLContext db;
  private final Fleet fleet;
  private final Parts parts;
  private final Gates gates;
  private final RolloutSettings settings;
  private final Clock clock;

  JooqRollouts(
      DSLContext db, Fleet fleet, Parts parts, Gates gates, RolloutSettings settings, Clock clock) {
    this.db = db;
    this.fleet = fleet;
    this.parts = parts;
    this.gates = gates;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public RolloutFacts preview(RolloutPlan plan) {
    return planned(plan, clock.instant());
  }

  private RolloutFacts planned(RolloutPlan plan, Instant now) {
    return Planning.of(
        fleet, gates, (targets, recipe) -> WayBack.known(db, targets, recipe), settings, plan, now);
  }

  @Override
  public long plan(RolloutPlan plan) {
    Instant now = clock.instant();
    RolloutFacts facts = planned(plan, now);
    return db.transactionResult(
        transaction -> {
          DSLContext inside = transaction.dsl();
          RolloutRecord row = inside.newRecord(ROLLOUT);
          row.setName(plan.name().strip());
          row.setLabels(plan.targets().isEmpty() ? plan.labels() : "");
          row.setSpec(Json.of(plan.spec()));
          row.setCreatedAt(now);
          row.setCreatedBy(plan.by());
          row.setSeed(plan.seed());
          RolloutRows.insert(inside, row, facts);
          long id = row.getId();
          parts.insert(inside, id, "A", plan.a());
          plan.b().ifPresent(part -> parts.insert(inside, id, "B", part));
          plan.back().ifPresent(part -> parts.insert(inside, id, Parts.BACK, part));
          tell(inside, id, Happening.Kind.PLANNED, plan.by(), List.of(), now);
          return id;
        });
  }

  @Override
  public List<RolloutLine> all(int limit) {
    return lines(
        db.selectFrom(ROLLOUT)
            .orderBy(ROLLOUT.ENDED_AT.isNotNull(), ROLLOUT.ID.desc())
            .limit(limit)
            .fetch());
  }

  private List<RolloutLine> lines(Result<RolloutRecord> rows) {
    List<Long> ids = rows.getValues(ROLLOUT.ID);
    Map<Long, Map<MemberState, Integer>> counts = counts(ids);
    Map<Long, Map<String, String>> titles = titles(ids);
    Map<Long, StageState> standings = standings(ids);
    return rows.map(
        row ->
            line(
                row,
                counts.getOrDefault(row.getId(), Map.of()),
                titles.getOrDefault(row.getId(), Map.of()),
                standings.getOrDefault(row.getId(), StageState.WAITING)));
  }

  private static RolloutLine line(
      RolloutRecord row,
      Map<MemberState, Integer> counts,
      Map<String, String> titles,
      StageState standing) {
    return new RolloutLine(
        row.getId(),
        row.getName(),
        titles.getOrDefault("A", ""),
        titles.getOrDefault("B", ""),
        RolloutState.valueOf(row.getState()),
        row.getStateSince(),
        row.getStage(),
        Json.spec(row.getSpec()).stages().stream().map(StageSpec::name).toList(),
        standing,
        counts,
        RolloutRows.hold(row),
        row.getCreatedAt(),
        row.getCreatedBy(),
        Optional.ofNullable(row.getStartedAt()),
        Optional.ofNullable(row.getEndedAt()));
  }

  private Map<Long, Map<MemberState, Integer>> counts(List<Long> ids) {
    Map<Long, Map<MemberState, Integer>> counts = new HashMap<>();
    db.select(ROLLOUT_MEMBER.ROLLOUT_ID, ROLLOUT_MEMBER.STATE, DSL.count())
        .from(ROLLOUT_MEMBER)
        .where(ROLLOUT_MEMBER.ROLLOUT_ID.in(ids))
        .groupBy(ROLLOUT_MEMBER.ROLLOUT_ID, ROLLOUT_MEMBER.STATE)
        .forEach(
            row ->
                counts
                    .computeIfAbsent(row.value1(), id -> new EnumMap<>(MemberState.class))
                    .put(MemberState.valueOf(row.value2()), row.value3()));
    return counts;
  }

  private Map<Long, Map<String, String>> titles(List<Long> ids) {
    Map<Long, Map<String, String>> titles = new HashMap<>();
    db.select(
            ROLLOUT_RECIPE.ROLLOUT_ID,
            ROLLOUT_RECIPE.PART,
            ROLLOUT_RECIPE.TITLE,
            ROLLOUT_RECIPE.VERSION)
        .from(ROLLOUT_RECIPE)
        .where(ROLLOUT_RECIPE.ROLLOUT_ID.in(ids))
        .forEach(
            row ->
                titles
                    .computeIfAbsent(row.value1(), id -> new HashMap<>())
                    .put(row.value2(), row.value3() + " " + row.value4()));
    return titles;
  }

  private Map<Long, StageState> standings(List<Long> ids) {
    return db.select(ROLLOUT_STAGE.ROLLOUT_ID, ROLLOUT_STAGE.STATE)
        .from(ROLLOUT_STAGE)
        .join(ROLLOUT)
        .on(ROLLOUT.ID.eq(ROLLOUT_STAGE.ROLLOUT_ID), ROLLOUT.STAGE.eq(ROLLOUT_STAGE.STAGE))
        .where(ROLLOUT.ID.in(ids))
        .fetchMap(ROLLOUT_STAGE.ROLLOUT_ID, row -> StageState.valueOf(row.value2()));
  }

  @Override
  public Optional<Rollout> find(long id) {
    Result<RolloutRecord> rows = db.selectFrom(ROLLOUT).where(ROLLOUT.ID.eq(id)).fetch();
    return lines(rows).stream()
        .findFirst()
        .map(
            line ->
                new Rollout(
                    line,
                    rows.getFirst().getLabels(),
                    RolloutRows.facts(db, rows.getFirst()),
                    line.other().isEmpty()
                        ? Optional.empty()
                        : Optional.of(VariantResults.compared(db, id))));
  }

  @Override
  public List<Happening> happenings(long id, int limit) {
    return RolloutRows.happenings(db, id, limit);
  }

  @Override
  public boolean start(long id, String by) {
    return wish(id, RolloutWish.START, by);
  }

  @Override
  public boolean pause(long id, String by) {
    return wish(id, RolloutWish.PAUSE, by);
  }

  @Override
  public boolean resume(long id, String by) {
    return wish(id, RolloutWish.RESUME, by);
  }

  @Override
  public boolean abort(long id, String by) {
    return wish(id, RolloutWish.ABORT, by);
  }

  @Override
  public boolean rollBack(long id, String by) {
    return wish(id, RolloutWish.ROLL_BACK, by);
  }

  private boolean wish(long id, RolloutWish wish, String by) {
    return changed(id, facts -> wish.of(facts, clock.instant()), wish.kind(), by, List.of());
  }

  @Override
  public boolean hold(long id, String by, String reason) {
    if (reason.isBlank() || reason.length() > 200) {
      throw new IllegalArgumentException("a reason has 1 to 200 characters");
    }
    Hold hold = new Hold(by, reason.strip(), clock.instant());
    return changed(
        id,
        facts ->
            facts.state().ended()
                ? Optional.empty()
                : Optional.of(RolloutWish.held(facts, Optional.of(hold))),
        Happening.Kind.HELD,
        by,
        List.of(hold.reason()));
  }

  @Override
  public boolean release(long id, String by) {
    return changed(
        id,
        facts -> facts.hold().map(hold -> RolloutWish.held(facts, Optional.empty())),
        Happening.Kind.RELEASED,
        by,
        List.of());
  }

  @FunctionalInterface
  private interface Change {
    Optional<RolloutFacts> of(RolloutFacts facts);
  }

  private boolean changed(
      long id, Change change, Happening.Kind kind, String by, List<String> figures) {
    return db.transactionResult(
        transaction -> {
          DSLContext inside = transaction.dsl();
          Optional<RolloutRecord> held = RolloutRows.held(inside, id);
          if (held.isEmpty()) {
            return false;
          }
          RolloutFacts before = RolloutRows.facts(inside, held.get());
          Optional<RolloutFacts> after = change.of(before);
          after.ifPresent(
              next -> {
                RolloutRows.update(inside, held.get(), before, next);
                tell(inside, id, kind, by, figures, clock.instant());
              });
          return after.isPresent();
        });
  }

  private static void tell(
      DSLContext inside,
      long id,
      Happening.Kind kind,
      String by,
      List<String> figures,
      Instant now) {
    RolloutRows.tell(
        inside, id, List.of(new Happening(now, kind, -1, OptionalLong.empty(), by, figures)));
  }

  @Override
  public List<String> gates() {
    return gates.codes();
  }

  @Override
  public List<String> gateSubjects() {
    return gates.subjects();
  }

  @Override
  public List<Site> sites() {
    return SiteRows.all(db);
  }

  @Override
  public void keep(Site site) {
    SiteRows.keep(db, site);
  }

  @Override
  public Instant now() {
    return clock.instant();
  }
}
