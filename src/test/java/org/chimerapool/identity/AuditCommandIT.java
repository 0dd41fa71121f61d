package org.chimerapool.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.kernel.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The check of the trail from a command line.
@DatabaseTest
class AuditCommandIT {

  private static final Actor ANNA = new Actor("anna", Optional.of(Role.OWNER), "192.0.2.7");

  private final StringWriter said = new StringWriter();
  private final StringWriter complained = new StringWriter();

  @Test
  void namesTheFirstBrokenRowAndFailsWhereThereIsOne(TestDatabase database, @TempDir Path home) {
    Audit audit =
        new Audit(new AuditRows(database.sql()), new AuditWitnessFile(home), new TestClock());
    audit.record(ANNA, AuditAction.POOL_STARTED, "pool 1");
    AuditEntry last = audit.record(ANNA, AuditAction.POOL_STOPPED, "pool 1");

    assertThat(verify(database, home)).isZero();
    assertThat(said.toString()).contains("whole: 2 rows, last hash " + last.hash());

    database.sql().execute("ALTER TABLE identity.audit DISABLE TRIGGER ALL");
    database.sql().execute("UPDATE identity.audit SET actor = 'berta' WHERE number = 2");
    assertThat(verify(database, home)).isEqualTo(1);
    assertThat(said.toString()).contains("broken at row 2: that row was changed");
  }

  @Test
  void saysWhatIsWrongWithoutADatabaseOrATask(@TempDir Path home) {
    assertThat(run(List.of("verify", "--home", home.toString()), Map.of())).isEqualTo(1);
    assertThat(complained.toString()).contains("cannot be read").contains("postgres.password");
    assertThat(run(List.of("repair"), Map.of())).isEqualTo(2);
    assertThat(complained.toString()).contains("expected verify, not repair");
  }

  private int verify(TestDatabase database, Path home) {
    return run(
        List.of("verify", "--home", home.toString(), "--database", database.url()),
        Map.of("CHIMERA_DB_USER", database.user(), "CHIMERA_DB_PASSWORD", database.password()));
  }

  private int run(List<String> arguments, Map<String, String> environment) {
    return AuditCommand.run(
        arguments, new PrintWriter(said, true), new PrintWriter(complained, true), environment);
  }
}
