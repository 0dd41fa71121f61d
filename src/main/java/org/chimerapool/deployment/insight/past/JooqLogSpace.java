package org.chimerapool.deployment.insight.past;

import static org.chimerapool.jooq.deployment.Tables.DIGEST;
import static org.chimerapool.jooq.deployment.Tables.RUN;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Objects;
import org.chimerapool.deployment.insight.LogSpace;
import org.jooq.DSLContext;

/// Asks the database how large its tables are.
final class JooqLogSpace implements LogSpace {

  private final DSLContext db;
  private final KeepSettings keep;
  private final LoadingCache<Boolean, Room> room;

  JooqLogSpace(DSLContext db, KeepSettings keep) {
    this.db = db;
    this.keep = keep;
    room = Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build(_ -> this.read());
  }

  @Override
  public Room now() {
    return room.get(true);
  }

  private Room read() {
    Long bytes =
        db.fetchSingle(
                "SELECT pg_total_relation_size('deployment.line')"
                    + " + pg_total_relation_size('deployment.line_index')")
            .get(0, Long.class);
    return new Room(
        Objects.requireNonNull(bytes),
        db.fetchCount(RUN),
        db.fetchCount(DIGEST, DIGEST.TRIMMED_AT.isNotNull()),
        keep.linesFor(),
        keep.runsFor());
  }
}
