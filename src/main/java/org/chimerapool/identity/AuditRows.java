package org.chimerapool.identity;

import static org.chimerapool.jooq.identity.Tables.AUDIT;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.chimerapool.jooq.identity.tables.records.AuditRecord;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/// The table of the audit trail.
@Repository
class AuditRows {

  /// Whoever writes to the chain holds this lock of the database until they have committed. The
  /// number spells "audit" and belongs to nothing else.
  private static final long LOCK = 0x6175646974L;

  private static final HexFormat HEX = HexFormat.of();
  private static final int FETCHED_AT_ONCE = 1_000;

  private final DSLContext db;

  AuditRows(DSLContext db) {
    this.db = db;
  }

  /// Adds what is made of the last row, one writer after the other, also of several processes. In
  /// a transaction of the caller it is added with that, or not at all.
  ///
  /// @param tenant whose people see it, beside those of the whole installation
  AuditEntry append(Optional<TenantId> tenant, Function<AuditHead, AuditEntry> next) {
    return db.transactionResult(
        transaction -> {
          DSLContext inside = transaction.dsl();
          inside.select(DSL.function("pg_advisory_xact_lock", Object.class, DSL.val(LOCK))).fetch();
          AuditHead head =
              inside
                  .select(AUDIT.NUMBER, AUDIT.HASH)
                  .from(AUDIT)
                  .orderBy(AUDIT.NUMBER.desc())
                  .limit(1)
                  .fetchOptional(row -> new AuditHead(row.value1(), HEX.formatHex(row.value2())))
                  .orElse(new AuditHead(0, AuditChain.GENESIS));
          AuditEntry row = next.apply(head);
          inside.insertInto(AUDIT).set(record(row, tenant)).execute();
          return row;
        });
  }

  /// The newest first.
  ///
  /// @param tenant empty for all
  List<AuditEntry> page(AuditFilter filter, Optional<TenantId> tenant, int limit) {
    return db.selectFrom(AUDIT)
        .where(condition(filter))
        .and(tenant.map(one -> AUDIT.TENANT_ID.eq(one.value())).orElseGet(DSL::noCondition))
        .orderBy(AUDIT.NUMBER.desc())
        .limit(limit)
        .fetch(AuditRows::entry);
  }

  /// The oldest first, without holding all of them at once.
  void forEach(Consumer<AuditEntry> reader) {
    db.transaction(
        transaction -> {
          try (Cursor<AuditRecord> rows =
              transaction
                  .dsl()
                  .selectFrom(AUDIT)
                  .orderBy(AUDIT.NUMBER)
                  .fetchSize(FETCHED_AT_ONCE)
                  .fetchLazy()) {
            rows.forEach(row -> reader.accept(entry(row)));
          }
        });
  }

  private static Condition condition(AuditFilter filter) {
    Condition wanted = DSL.noCondition();
    if (filter.action().isPresent()) {
      wanted = wanted.and(AUDIT.ACTION.eq(filter.action().get().name()));
    }
    if (filter.olderThan().isPresent()) {
      wanted = wanted.and(AUDIT.NUMBER.lt(filter.olderThan().get()));
    }
    return filter.text().isBlank() ? wanted : wanted.and(mentions(filter.text().strip()));
  }

  private static Condition mentions(String text) {
    return List.<Field<String>>of(
            AUDIT.ACTOR, AUDIT.ORIGIN, AUDIT.SUBJECT, AUDIT.BEFORE, AUDIT.AFTER)
        .stream()
        .map(column -> column.containsIgnoreCase(text))
        .reduce(DSL.noCondition(), Condition::or);
  }

  private static AuditRecord record(AuditEntry row, Optional<TenantId> tenant) {
    return new AuditRecord(
        row.number(),
        row.at(),
        row.actor(),
        row.role(),
        row.origin(),
        row.action(),
        row.subject(),
        row.before(),
        row.after(),
        HEX.parseHex(row.previous()),
        HEX.parseHex(row.hash()),
        tenant.map(TenantId::value).orElse(null));
  }

  private static AuditEntry entry(AuditRecord row) {
    return new AuditEntry(
        row.getNumber(),
        row.getAt(),
        row.getActor(),
        row.getRole(),
        row.getOrigin(),
        row.getAction(),
        row.getSubject(),
        row.getBefore(),
        row.getAfter(),
        HEX.formatHex(row.getPrevious()),
        HEX.formatHex(row.getHash()));
  }
}
