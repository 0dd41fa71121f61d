package org.chimerapool.pool.persistence;

import static org.chimerapool.jooq.pool.Tables.INSTANCE_LEASE;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// This process's hold on an instance number, so that no other process over the same database hands
/// out the same extranonces. Who may take a number is decided by the database's clock; a process
/// that cannot renew its lease stops using it before ([LeaseTerm]). Taken and renewed by one thread
/// at a time, read by any.
final class InstanceLease {

  private static final Logger log = LoggerFactory.getLogger(InstanceLease.class);
  private static final int NUMBERS = 256;
  private static final String NOT_YET =
      "the database has not said yet which instance number this process has";

  private static final String TAKE =
      """
      INSERT INTO pool.instance_lease AS l (instance, holder, host, renewed_at)
      VALUES ({0}, {1}, {2}, now())
      ON CONFLICT (instance) DO UPDATE
      SET holder = excluded.holder, host = excluded.host, renewed_at = excluded.renewed_at
      WHERE l.holder = excluded.holder OR l.renewed_at < now() - {3} * interval '1 second'""";

  private final DSLContext sql;
  private final UUID holder;
  private final String host;
  private final @Nullable Integer wanted;
  private final LeaseTerm term;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private volatile @Nullable Held held;
  private volatile String fault;

  /// @param nanos of a clock without leaps, before the renewal was asked for
  /// @param at by the clock on the wall
  private record Held(int number, long nanos, Instant at) {}

  /// @param holder the same after a restart, so that a killed process gets its number back at once
  /// @param host where the process runs, for people
  /// @param wanted the number that it would rather have than any other; null where it does not mind
  InstanceLease(
      DSLContext sql, UUID holder, String host, @Nullable Integer wanted, InstantSource clock) {
    this(sql, holder, host, wanted, LeaseTerm.USUAL, clock, System::nanoTime);
  }

  InstanceLease(
      DSLContext sql,
      UUID holder,
      String host,
      @Nullable Integer wanted,
      LeaseTerm term,
      InstantSource clock,
      LongSupplier nanos) {
    this.sql = sql;
    this.holder = holder;
    this.host = host;
    this.wanted = wanted;
    this.term = term;
    this.clock = clock;
    this.nanos = nanos;
    this.fault = NOT_YET;
  }

  /// Takes or renews the lease. While the database is away, the number that was held before is used
  /// on.
  void renew() {
    try {
      Held before = held;
      long began = nanos.getAsLong();
      Instant at = clock.instant();
      Held now =
          candidates(before).stream()
              .filter(this::take)
              .findFirst()
              .map(number -> new Held(number, began, at))
              .orElse(null);
      held = now;
      fault = now == null ? othersHave() : "";
      if (wanted != null && now != null && before == null && now.number() != wanted) {
        log.warn(
            "Instance number {}, as chimera.pool.instance has it, is held by a process on {}; this"
                + " one uses {}",
            wanted,
            holderOf(wanted),
            now.number());
      }
      if (before != null && (now == null || before.number() != now.number())) {
        log.warn("Another process has taken instance number {} meanwhile", before.number());
      }
    } catch (DataAccessException e) {
      log.debug("The lease of the instance number cannot be renewed", e);
    }
  }

  /// The number to hand out extranonces with.
  int number() {
    Held now = held;
    return now == null ? 0 : now.number();
  }

  /// In one sentence why no extranonces may be handed out, empty where they may.
  String fault() {
    Held now = held;
    if (now != null
        && term.isOver(
            Duration.ofNanos(nanos.getAsLong() - now.nanos()),
            Duration.between(now.at(), clock.instant()))) {
      return "the database has not answered for so long that another process may have instance number %d by now"
          .formatted(now.number());
    }
    return fault;
  }

  /// Lets others have the number at once.
  void release() {
    try {
      sql.deleteFrom(INSTANCE_LEASE).where(INSTANCE_LEASE.HOLDER.eq(holder)).execute();
    } catch (DataAccessException e) {
      log.debug("The lease of the instance number ends by itself", e);
    }
    held = null;
  }

  private List<Integer> candidates(@Nullable Held before) {
    if (before != null && take(before.number())) {
      return List.of(before.number());
    }
    if (wanted != null && take(wanted)) {
      return List.of(wanted);
    }
    List<Integer> mine =
        sql.select(INSTANCE_LEASE.INSTANCE)
            .from(INSTANCE_LEASE)
            .where(INSTANCE_LEASE.HOLDER.eq(holder))
            .orderBy(INSTANCE_LEASE.INSTANCE)
            .fetch(row -> row.value1());
    return mine.isEmpty() ? IntStream.range(0, NUMBERS).boxed().toList() : mine;
  }

  private boolean take(int number) {
    return sql.execute(TAKE, number, holder, host, term.lasts().toSeconds()) == 1;
  }

  private static String othersHave() {
    return "all %d instance numbers are taken by other processes".formatted(NUMBERS);
  }

  private String holderOf(int number) {
    return sql.select(INSTANCE_LEASE.HOST)
        .from(INSTANCE_LEASE)
        .where(INSTANCE_LEASE.INSTANCE.eq(number))
        .fetchOptional(row -> row.value1())
        .orElse("another host");
  }
}
