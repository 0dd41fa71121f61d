package org.chimerapool.deployment.log;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.chimerapool.deployment.LogLine;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Lines as the text form of PostgreSQL's COPY.
public final class LogRows {

  private static final String COPY =
      "COPY deployment.line (run_id, seq, at, step, level, text) FROM STDIN";

  private final StringBuilder rows = new StringBuilder(1 << 16);

  public void add(long run, List<AgentLine> lines) {
    for (AgentLine each : lines) {
      LogLine line = each.line();
      rows.append(run).append('\t').append(line.seq()).append('\t').append(line.at());
      rows.append('\t').append(line.step()).append('\t').append(line.level().number());
      rows.append('\t');
      escaped(line.text());
      rows.append('\n');
    }
  }

  private void escaped(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> rows.append("\\\\");
        case '\t' -> rows.append("\\t");
        case '\n' -> rows.append("\\n");
        case '\r' -> rows.append("\\r");
        default -> rows.append(c);
      }
    }
  }

  /// Writes what was added and forgets it, in the transaction of the connection.
  public void write(Connection connection) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
    rows.setLength(0);
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
    try {
      copy.writeToCopy(bytes, 0, bytes.length);
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }
}
