package org.chimerapool.pool.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.chimerapool.pool.ShareCredit;
import org.chimerapool.pool.journal.JournalBatch;
import org.chimerapool.pool.journal.JournalPosition;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Copies shares from a journal into the database, each exactly once.
final class ShareStore {

  private static final Logger log = LoggerFactory.getLogger(ShareStore.class);

  private static final String MOVE =
      """
      UPDATE pool.journal SET segment = ?, position = ?, updated_at = ?
      WHERE id = ? AND segment = ? AND position = ?""";

  private final DataSource database;
  private final WorkerIds workers;
  private final Clock clock;

  ShareStore(DataSource database, WorkerIds workers, Clock clock) {
    this.database = database;
    this.workers = workers;
    this.clock = clock;
  }

  /// How far a journal has been copied; empty where the database knows nothing of it.
  Optional<JournalPosition> position(UUID journal) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement find =
            connection.prepareStatement(
                "SELECT segment, position FROM pool.journal WHERE id = ?")) {
      find.setObject(1, journal);
      ResultSet row = find.executeQuery();
      return row.next()
          ? Optional.of(new JournalPosition(row.getLong(1), row.getLong(2)))
          : Optional.empty();
    }
  }

  /// Notes a journal that the database has not seen before.
  void begin(UUID journal, JournalPosition first) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                INSERT INTO pool.journal (id, segment, position, updated_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (id) DO NOTHING""")) {
      insert.setObject(1, journal);
      insert.setLong(2, first.segment());
      insert.setLong(3, first.offset());
      insert.setObject(4, WorkerIds.utc(clock.instant()));
      insert.executeUpdate();
    }
  }

  /// Writes the batch and the new position in one transaction.
  ///
  /// @return false when the database stands elsewhere than at the batch's start; nothing was
  /// written then
  boolean copy(UUID journal, JournalBatch batch) throws SQLException {
    try (Connection connection = database.getConnection()) {
      Map<WorkerKey, Integer> ids = workers.resolve(connection, batch.shares());
      connection.setAutoCommit(false);
      try {
        if (!move(connection, journal, batch)) {
          connection.rollback();
          return false;
        }
        write(connection, batch, ids);
        connection.commit();
        return true;
      } catch (SQLException | RuntimeException e) {
        rollback(connection, e);
        throw e;
      }
    }
  }

  private boolean move(Connection connection, UUID journal, JournalBatch batch)
      throws SQLException {
    try (PreparedStatement move = connection.prepareStatement(MOVE)) {
      move.setLong(1, batch.to().segment());
      move.setLong(2, batch.to().offset());
      move.setObject(3, WorkerIds.utc(clock.instant()));
      move.setObject(4, journal);
      move.setLong(5, batch.from().segment());
      move.setLong(6, batch.from().offset());
      return move.executeUpdate() == 1;
    }
  }

  private static void write(Connection connection, JournalBatch batch, Map<WorkerKey, Integer> ids)
      throws SQLException {
    CopyRows rows = new CopyRows(batch.shares().size());
    MinuteSums sums = new MinuteSums();
    int homeless = 0;
    for (ShareCredit share : batch.shares()) {
      Integer worker = ids.get(new WorkerKey(share.pool(), share.worker()));
      if (worker == null) {
        homeless++;
      } else {
        rows.add(worker, share);
        sums.add(worker, share);
      }
    }
    if (homeless > 0) {
      log.error("{} shares belong to a pool that this database does not have; left out", homeless);
    }
    if (homeless < batch.shares().size()) {
      copy(connection, rows.finish());
      sums.write(connection);
    }
  }

  private static void copy(Connection connection, byte[] bytes) throws SQLException {
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(CopyRows.STATEMENT);
    try {
      copy.writeToCopy(bytes, 0, bytes.length);
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private static void rollback(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }
}
