package org.chimerapool.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.identity.AuditVerdict.Broken;
import org.chimerapool.identity.AuditVerdict.Fault;
import org.chimerapool.identity.AuditVerdict.Whole;
import org.chimerapool.kernel.TestClock;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The trail in a real database, and everything that somebody with that database may try.
@DatabaseTest
class AuditIT {

  private static final Actor ANNA = new Actor("anna", Optional.of(Role.OWNER), "192.0.2.7");

  private final TestClock clock = new TestClock();

  @Test
  void keepsWhoDidWhatFromWhereOnWhat(TestDatabase database, @TempDir Path home) {
    Audit audit = audit(database, home);

    audit.record(ANNA, AuditAction.POOL_CHANGED, "pool Alpine (3)", "port 3333", "port 3334");
    audit.record(Actor.stranger("198.51.100.4"), AuditAction.SIGN_IN_FAILED, "login anna");

    assertThat(audit.page(AuditFilter.ALL, 10))
        .extracting(
            AuditEntry::number,
            AuditEntry::at,
            AuditEntry::actor,
            AuditEntry::role,
            AuditEntry::origin,
            AuditEntry::action,
            AuditEntry::subject,
            AuditEntry::before,
            AuditEntry::after)
        .containsExactly(
            tuple(
                2L,
                TestClock.START,
                "",
                "",
                "198.51.100.4",
                "SIGN_IN_FAILED",
                "login anna",
                "",
                ""),
            tuple(
                1L,
                TestClock.START,
                "anna",
                "OWNER",
                "192.0.2.7",
                "POOL_CHANGED",
                "pool Alpine (3)",
                "port 3333",
                "port 3334"));
  }

  /// The bytes are spelled out here, so that a changed form cannot make old trails look forged.
  @Test
  void hashesTheBytesThatTheFormSays(TestDatabase database, @TempDir Path home) throws Exception {
    AuditEntry row = audit(database, home).record(ANNA, AuditAction.BAN_LIFTED, "ban ä");
    HexFormat hex = HexFormat.of();
    String bytes =
        "00".repeat(32)
            + hex.formatHex("chimera-audit-1".getBytes(StandardCharsets.US_ASCII))
            + "0000000000000001"
            + hex.toHexDigits(TestClock.START.getEpochSecond() * 1_000_000)
            + ("00000004" + "616e6e61")
            + ("00000005" + "4f574e4552")
            + ("00000009" + "3139322e302e322e37")
            + ("0000000a" + "42414e5f4c4946544544")
            + ("00000006" + "62616e20c3a4")
            + "00000000"
            + "00000000";

    assertThat(row.hash())
        .isEqualTo(hex.formatHex(MessageDigest.getInstance("SHA-256").digest(hex.parseHex(bytes))));
  }

  @Test
  void keepsOneChainThoughSeveralProcessesWrite(TestDatabase database, @TempDir Path home)
      throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      threads.invokeAll(
          IntStream.range(0, 60)
              .<Callable<AuditEntry>>mapToObj(
                  i ->
                      () -> elsewhere(database).record(ANNA, AuditAction.POOL_STARTED, "pool " + i))
              .toList());
    }

    Audit audit = audit(database, home);
    assertThat(audit.page(AuditFilter.ALL, 100))
        .extracting(AuditEntry::number)
        .containsExactlyElementsOf(LongStream.iterate(60, n -> n - 1).limit(60).boxed().toList());
    assertThat(audit.verify())
        .isInstanceOfSatisfying(Whole.class, whole -> assertThat(whole.rows()).isEqualTo(60));
  }

  @Test
  void refusesToChangeOrDropARow(TestDatabase database, @TempDir Path home) {
    audit(database, home).record(ANNA, AuditAction.POOL_STARTED, "pool 1");

    for (String attack :
        List.of(
            "UPDATE identity.audit SET actor = 'berta'",
            "DELETE FROM identity.audit",
            "TRUNCATE identity.audit")) {
      assertThatThrownBy(() -> database.sql().execute(attack))
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("only ever added to");
    }
  }

  @Test
  void namesTheFirstRowThatWasChanged(TestDatabase database, @TempDir Path home) {
    Audit audit = trailOf(database, home, 5);

    force(database, "UPDATE identity.audit SET \"after\" = 'port 1' WHERE number IN (3, 4)");

    assertThat(audit.verify()).isEqualTo(new Broken(3, Fault.CONTENT));
  }

  @Test
  void namesTheRowThatWasTakenOut(TestDatabase database, @TempDir Path home) {
    Audit audit = trailOf(database, home, 5);

    force(database, "DELETE FROM identity.audit WHERE number = 2");

    assertThat(audit.verify()).isEqualTo(new Broken(2, Fault.GAP));
  }

  @Test
  void noticesARowThatWasHashedAnew(TestDatabase database, @TempDir Path home) {
    Audit audit = trailOf(database, home, 3);
    AuditEntry second = audit.page(AuditFilter.ALL, 3).get(1);
    String forged =
        AuditChain.hash(
            new AuditEntry(
                2,
                second.at(),
                "berta",
                second.role(),
                second.origin(),
                second.action(),
                second.subject(),
                second.before(),
                second.after(),
                second.previous(),
                second.hash()));

    force(
        database,
        "UPDATE identity.audit SET actor = 'berta', hash = '\\x%s' WHERE number = 2"
            .formatted(forged));

    assertThat(audit.verify()).isEqualTo(new Broken(3, Fault.LINK));
  }

  @Test
  void noticesThatTheEndWasCutOff(TestDatabase database, @TempDir Path home) {
    Audit audit = trailOf(database, home, 4);

    force(database, "DELETE FROM identity.audit WHERE number > 2");

    assertThat(audit.verify()).isEqualTo(new Broken(3, Fault.CUT));
  }

  @Test
  void noticesThatTheWholeTrailWasWrittenAnew(TestDatabase database, @TempDir Path home) {
    Audit audit = trailOf(database, home, 2);
    force(database, "DELETE FROM identity.audit");
    Audit elsewhere = elsewhere(database);
    elsewhere.record(ANNA, AuditAction.POOL_STARTED, "nothing happened");
    elsewhere.record(ANNA, AuditAction.POOL_STARTED, "nothing at all");

    assertThat(audit.verify()).isEqualTo(new Broken(2, Fault.REPLACED));
    assertThat(elsewhere.verify()).isInstanceOf(Whole.class);
  }

  @Test
  void findsAWholeTrailWhole(TestDatabase database, @TempDir Path home) throws Exception {
    assertThat(audit(database, home).verify()).isEqualTo(new Whole(0, "0".repeat(64)));
    Audit audit = trailOf(database, home, 3);

    assertThat(audit.verify())
        .isEqualTo(new Whole(3, audit.page(AuditFilter.ALL, 1).getFirst().hash()));
    assertThat(Files.readString(home.resolve("audit.head"))).startsWith("3 ");
  }

  @Test
  void takesHostileTextAsTextAndCutsIt(TestDatabase database, @TempDir Path home) {
    Audit audit = audit(database, home);

    audit.record(ANNA, AuditAction.BAN_ADDED, "a\u0000b\r\nc\ud800", "x".repeat(5_000), "");

    AuditEntry row = audit.page(AuditFilter.ALL, 1).getFirst();
    assertThat(row.subject()).isEqualTo("a b c?");
    assertThat(row.before()).hasSize(2_000).endsWith("x…");
    assertThat(audit.verify()).isInstanceOf(Whole.class);
  }

  @Test
  void findsRowsByTextActionAndAge(TestDatabase database, @TempDir Path home) {
    Audit audit = trailOf(database, home, 3);
    audit.record(ANNA, AuditAction.BAN_ADDED, "address 203.0.113.9_%");

    assertThat(numbers(audit, "9_%", Optional.empty(), Optional.empty())).containsExactly(4L);
    assertThat(numbers(audit, "POOL", Optional.empty(), Optional.of(3L))).containsExactly(2L, 1L);
    assertThat(numbers(audit, "", Optional.of(AuditAction.BAN_ADDED), Optional.empty()))
        .containsExactly(4L);
    assertThat(numbers(audit, "' OR 1=1 --", Optional.empty(), Optional.empty())).isEmpty();
  }

  private static List<Long> numbers(
      Audit audit, String text, Optional<AuditAction> action, Optional<Long> olderThan) {
    return audit.page(new AuditFilter(text, action, olderThan), 10).stream()
        .map(AuditEntry::number)
        .toList();
  }

  private Audit trailOf(TestDatabase database, Path home, int rows) {
    Audit audit = audit(database, home);
    for (int i = 1; i <= rows; i++) {
      audit.record(ANNA, AuditAction.POOL_STARTED, "pool " + i);
    }
    return audit;
  }

  private Audit audit(TestDatabase database, Path home) {
    return new Audit(new AuditRows(database.sql()), new AuditWitnessFile(home), clock);
  }

  /// The same chain, written by another process with another folder.
  private Audit elsewhere(TestDatabase database) {
    return new Audit(
        new AuditRows(database.sql()),
        new AuditWitness() {
          @Override
          public Optional<AuditHead> remembered() {
            return Optional.empty();
          }

          @Override
          public void remember(AuditHead head) {}
        },
        clock);
  }

  /// As the owner of the database can.
  private static void force(TestDatabase database, String attack) {
    database.sql().execute("ALTER TABLE identity.audit DISABLE TRIGGER ALL");
    database.sql().execute(attack);
    database.sql().execute("ALTER TABLE identity.audit ENABLE TRIGGER ALL");
  }
}
