package org.chimerapool.identity;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command `audit verify`: checks the audit trail from outside the console, beside a pool that
/// runs or over a database of one's own. Changes nothing.
@Command(
    name = "audit",
    description = "Checks the audit trail and names the first row that is not as it was written.",
    sortOptions = false,
    usageHelpAutoWidth = true,
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:the trail is whole",
      "1:it is broken, or cannot be read",
      "2:an argument is wrong"
    })
public final class AuditCommand implements Callable<Integer> {

  private static final int WHOLE = 0;
  private static final int BROKEN = 1;

  private final PrintWriter out;
  private final PrintWriter err;

  @Parameters(paramLabel = "verify", description = "what to do: verify")
  private String task = "";

  @Option(
      names = "--home",
      paramLabel = "FOLDER",
      description =
          "Chimera's folder, for its embedded database and what it remembers of the trail")
  private Path home = Path.of("./.chimera");

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "of the embedded database on loopback (default: ${DEFAULT-VALUE})")
  private int port = 15432;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description =
          "jdbc:postgresql://… of an external database (default: CHIMERA_DB_URL; user and password"
              + " from CHIMERA_DB_USER and CHIMERA_DB_PASSWORD)")
  private String url;

  private final Map<String, String> environment;

  private AuditCommand(PrintWriter out, PrintWriter err, Map<String, String> environment) {
    this.out = out;
    this.err = err;
    this.environment = environment;
    this.url = environment.getOrDefault("CHIMERA_DB_URL", "");
  }

  /// @return the exit status
  public static int run(
      List<String> arguments, PrintWriter out, PrintWriter err, Map<String, String> environment) {
    return new CommandLine(new AuditCommand(out, err, environment))
        .setOut(out)
        .setErr(err)
        .execute(arguments.toArray(String[]::new));
  }

  @Override
  public Integer call() {
    if (!task.equals("verify")) {
      err.println("expected verify, not " + task);
      return CommandLine.ExitCode.USAGE;
    }
    try (Connection connection = connect()) {
      var held = new SingleConnectionDataSource(connection, true);
      AuditRows rows = new AuditRows(DSL.using(held, SQLDialect.POSTGRES));
      AuditCheck check = new AuditCheck(new AuditWitnessFile(home).remembered());
      rows.forEach(check::next);
      return say(check.verdict());
    } catch (SQLException | IOException | DataAccessException e) {
      err.println("The audit trail cannot be read: " + e.getMessage());
      return BROKEN;
    }
  }

  private Connection connect() throws SQLException, IOException {
    if (!url.isBlank()) {
      return DriverManager.getConnection(
          url,
          environment.getOrDefault("CHIMERA_DB_USER", ""),
          environment.getOrDefault("CHIMERA_DB_PASSWORD", ""));
    }
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/chimera",
        "postgres",
        Files.readString(home.resolve("postgres.password")).strip());
  }

  private int say(AuditVerdict verdict) {
    return switch (verdict) {
      case AuditVerdict.Whole(long rows, String head) -> {
        out.println("The audit trail is whole: " + rows + " rows, last hash " + head);
        yield WHOLE;
      }
      case AuditVerdict.Broken(long number, AuditVerdict.Fault fault) -> {
        out.println("The audit trail is broken at row " + number + ": " + words(fault));
        yield BROKEN;
      }
    };
  }

  private static String words(AuditVerdict.Fault fault) {
    return switch (fault) {
      case GAP -> "a row is missing there";
      case LINK -> "that row does not carry the hash of the row before it";
      case CONTENT -> "that row was changed after it was written";
      case CUT -> "this installation remembers that row, but the trail ends before it";
      case REPLACED -> "this installation remembers another row there";
    };
  }
}
