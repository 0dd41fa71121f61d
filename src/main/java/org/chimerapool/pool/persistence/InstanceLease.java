package org.chimerapool.pool.persistence;

import static org.chimerapool.jooq.pool.Tables.INSTANCE_LEASE;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// This process's hold on an instance number, so that no other process over the same database hands
/// out the same extranonces. Time is the database's own. Belongs to one thread at a time.
final class InstanceLease {

  /// A lease that was not renewed for so long is free for others.
  static final Duration LASTS = Duration.ofSeconds(60);

  private static final Logger log = LoggerFactory.getLogger(InstanceLease.class);
  private static final int NUMBERS = 256;

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
  private @Nullable Integer held;
  private String fault = "";

  /// @param holder the same after a restart, so that a killed process gets its number back at once
  /// @param host where the process runs, for people
  /// @param wanted the only number that will do; null for any
  InstanceLease(DSLContext sql, UUID holder, String host, @Nullable Integer wanted) {
    this.sql = sql;
    this.holder = holder;
    this.host = host;
    this.wanted = wanted;
  }

  /// Takes or renews the lease. While the database is away, the number that was held before or set
  /// by hand is used on.
  void renew() {
    try {
      Integer before = held;
      held = candidates(before).stream().filter(this::take).findFirst().orElse(null);
      fault = held == null ? othersHave() : "";
      if (before != null && !before.equals(held)) {
        log.warn("Another process has taken instance number {} meanwhile", before);
      }
    } catch (DataAccessException e) {
      log.debug("The lease of the instance number cannot be renewed", e);
    }
  }

  /// The number to hand out extranonces with.
  int number() {
    if (held != null) {
      return held;
    }
    return wanted == null ? 0 : wanted;
  }

  /// In one sentence why no extranonces may be handed out, empty where they may.
  String fault() {
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

  private List<Integer> candidates(@Nullable Integer before) {
    if (wanted != null) {
      return List.of(wanted);
    }
    if (before != null && take(before)) {
      return List.of(before);
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
    return sql.execute(TAKE, number, holder, host, LASTS.toSeconds()) == 1;
  }

  private String othersHave() {
    if (wanted == null) {
      return "all %d instance numbers are taken by other processes".formatted(NUMBERS);
    }
    Optional<String> other =
        sql.select(INSTANCE_LEASE.HOST)
            .from(INSTANCE_LEASE)
            .where(INSTANCE_LEASE.INSTANCE.eq(wanted))
            .fetchOptional(row -> row.value1());
    return "chimera.pool.instance is %d, which a process on %s has already"
        .formatted(wanted, other.orElse("another host"));
  }
}
