package org.chimerapool.deployment.fleet;

import static org.chimerapool.jooq.deployment.Tables.TARGET;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.chimerapool.jooq.deployment.tables.records.TargetRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// The machines in the database.
final class JooqFleet implements Fleet {

  private final DSLContext db;
  private final Clock clock;

  JooqFleet(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  @Override
  public List<Target> all() {
    return where(DSL.noCondition());
  }

  private List<Target> where(Condition condition) {
    return db.selectFrom(TARGET)
        .where(condition)
        .orderBy(DSL.lower(TARGET.NAME), TARGET.ID)
        .fetch(TargetRows::target);
  }

  @Override
  public Optional<Target> find(long id) {
    return where(TARGET.ID.eq(id)).stream().findFirst();
  }

  @Override
  public List<Target> matching(String labelExpression) {
    LabelExpression wanted = LabelExpression.of(labelExpression);
    return where(TARGET.STATE.eq(TargetState.ACCEPTED.name())).stream()
        .filter(wanted::means)
        .toList();
  }

  @Override
  public Target add(NewTarget target) {
    if (target.reach() instanceof Reach.Agent) {
      throw new IllegalArgumentException("a machine with an agent enrols itself");
    }
    Instant now = clock.instant();
    TargetRecord row = db.newRecord(TARGET);
    row.setName(target.name());
    row.setKind(target.kind().name());
    row.setState(TargetState.ACCEPTED.name());
    row.setLabels(sorted(target.labels()));
    row.setPlace(target.place());
    row.setSpare(target.spare());
    TargetRows.set(row, target.reach());
    row.setCreatedAt(now);
    row.setCreatedBy(target.by());
    row.setDecidedAt(now);
    row.setDecidedBy(target.by());
    row.store();
    return find(row.getId()).orElseThrow();
  }

  @Override
  public boolean accept(long id, String fingerprint, String by) {
    return decided(id, TargetState.ACCEPTED, by, fingerprint::equals);
  }

  @Override
  public boolean revoke(long id, String by) {
    return decided(id, TargetState.REVOKED, by, any -> true);
  }

  @Override
  public boolean refuseNewKey(long id) {
    return changed(
        id,
        (inside, row) -> {
          boolean there = row.getNewFingerprint() != null;
          newKeyDone(row);
          return there;
        });
  }

  private boolean decided(long id, TargetState next, String by, Predicate<String> key) {
    return changed(
        id,
        (inside, row) -> {
          boolean newKey = next == TargetState.ACCEPTED && row.getNewFingerprint() != null;
          boolean may = newKey || TargetState.valueOf(row.getState()).mayBecome(next);
          if (!may || !key.test(TargetRows.shown(row))) {
            return false;
          }
          if (newKey) {
            row.setFingerprint(row.getNewFingerprint());
            row.setPublicKey(row.getNewPublicKey());
            row.setRepairSeq(0L);
          }
          newKeyDone(row);
          Instant now = clock.instant();
          row.setState(next.name());
          row.setDecidedAt(now);
          row.setDecidedBy(by);
          TargetEvent.Kind what =
              next == TargetState.ACCEPTED ? TargetEvent.Kind.ACCEPTED : TargetEvent.Kind.REVOKED;
          FleetEvents.add(inside, id, now, what, by, "");
          return true;
        });
  }

  private static void newKeyDone(TargetRecord row) {
    row.setNewFingerprint(null);
    row.setNewPublicKey(null);
  }

  @Override
  public void change(long id, String name, String place, Set<String> labels, boolean spare) {
    String[] sorted = sorted(NewTarget.labels(labels));
    set(
        id,
        row -> {
          row.setName(NewTarget.name(name));
          row.setPlace(NewTarget.place(place));
          row.setLabels(sorted);
          row.setSpare(spare);
        });
  }

  @Override
  public boolean hostKey(long id, String key) {
    return changed(
        id,
        (inside, row) -> {
          if (row.getHostKey() == null) {
            row.setHostKey(key);
          }
          return row.getHostKey().equals(key);
        });
  }

  @Override
  public boolean newHostKey(long id, String key) {
    return changed(
        id,
        (inside, row) -> {
          row.setHostKey(key);
          return row.getHost() != null;
        });
  }

  @Override
  public void installed(long target, String component, String version) {
    ComponentRows.installed(db, target, component, version, clock.instant());
  }

  @Override
  public void seen(long target, Instant at) {
    db.update(TARGET)
        .set(TARGET.SEEN_AT, DSL.greatest(TARGET.SEEN_AT, DSL.val(at)))
        .where(TARGET.ID.eq(target))
        .execute();
  }

  @Override
  public void hardware(long target, Map<String, String> facts) {
    set(
        target,
        row -> {
          Map<String, String> all = new TreeMap<>(TargetRows.texts(row.getHardware()));
          all.putAll(facts);
          row.setHardware(TargetRows.json(all));
        });
  }

  private void set(long id, Consumer<TargetRecord> change) {
    boolean _ =
        changed(
            id,
            (inside, row) -> {
              change.accept(row);
              return true;
            });
  }

  /// Changes a machine while nobody else can.
  private boolean changed(long id, BiPredicate<DSLContext, TargetRecord> change) {
    return db.transactionResult(
        transaction -> {
          TargetRecord row =
              transaction.dsl().selectFrom(TARGET).where(TARGET.ID.eq(id)).forUpdate().fetchOne();
          if (row == null || !change.test(transaction.dsl(), row)) {
            return false;
          }
          row.store();
          return true;
        });
  }

  private static String[] sorted(Set<String> labels) {
    return labels.stream().sorted().toArray(String[]::new);
  }
}
