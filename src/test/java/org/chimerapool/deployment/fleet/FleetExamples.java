package org.chimerapool.deployment.fleet;

import static org.chimerapool.jooq.deployment.Tables.HEALTH_CHECK;
import static org.chimerapool.jooq.deployment.Tables.TARGET;
import static org.chimerapool.jooq.deployment.Tables.TARGET_CHECK;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chimerapool.jooq.deployment.tables.records.TargetRecord;
import org.jooq.DSLContext;

/// Machines that are made up, in every state, for screens to be looked at.
public final class FleetExamples {

  private static final List<String> PLACES = List.of("Berlin", "Reykjavík", "Porto");

  private FleetExamples() {}

  /// @param hostile a name that wants to be more than text
  public static void fill(DSLContext db, Fleet fleet, Instant now, String hostile) {
    for (int i = 1; i <= 24; i++) {
      TargetRecord row = agent(db, now, i, "rig-%02d".formatted(i));
      row.setState(TargetState.ACCEPTED.name());
      row.setPlace(PLACES.get(i % 3));
      row.setLabels(i % 5 == 0 ? new String[] {"canary", "gpu"} : new String[] {"gpu"});
      row.setSeenAt(i % 11 == 0 ? now.minus(Duration.ofMinutes(7)) : now);
      row.setSkewMs(i == 7 ? 200_000L : 3L);
      row.store();
      fleet.installed(row.getId(), "kaspad", i % 8 == 0 ? "1.0.0" : "1.0.1");
      if (i == 9) {
        check(db, row.getId(), CheckStanding.Standing.NEEDS_PERSON, "512 MB free on /", now);
        FleetEvents.add(
            db, row.getId(), now, TargetEvent.Kind.REPAIR_FAILED, "Room on the disk", "try 2 of 2");
        FleetEvents.add(
            db, row.getId(), now, TargetEvent.Kind.NEEDS_PERSON, "Room on the disk", "2 of 2");
      } else {
        check(db, row.getId(), CheckStanding.Standing.GOOD, "81 GB free on /", now);
      }
    }
    TargetRecord pending = agent(db, now, 40, hostile);
    pending.setCode("3f9a-01bc-77de");
    pending.store();
    fleet.add(
        new NewTarget(
            "pool-1",
            TargetKind.POOL_NODE,
            Set.of("pool"),
            "Berlin",
            false,
            new Reach.Ssh("pool-1.example.org", 22, "root", Optional.empty()),
            "anna"));
  }

  private static TargetRecord agent(DSLContext db, Instant now, int number, String name) {
    TargetRecord row = db.newRecord(TARGET);
    row.setName(name);
    row.setKind((number % 2 == 0 ? TargetKind.MINER : TargetKind.GAME_CONSOLE).name());
    row.setState(TargetState.PENDING.name());
    TargetRows.set(row, new Reach.Agent(Keys.hex(Keys.sha256(name))));
    row.setPublicKey(Keys.sha256(name));
    row.setHardware(
        TargetRows.json(
            Map.of(
                "os", "Debian GNU/Linux 12 (bookworm)",
                "cores", "8",
                "memoryKb", "32768000",
                "diskFreeKb", "88000000",
                "arch", "x86_64",
                "gpu", number % 2 == 0 ? "NVIDIA GeForce RTX 4070" : "")));
    row.setCreatedAt(now.minus(Duration.ofDays(number)));
    row.setCreatedBy("anna");
    return row;
  }

  private static void check(
      DSLContext db, long target, CheckStanding.Standing standing, String words, Instant now) {
    db.selectFrom(HEALTH_CHECK)
        .orderBy(HEALTH_CHECK.ID)
        .limit(1)
        .forEach(
            check ->
                db.insertInto(TARGET_CHECK)
                    .set(TARGET_CHECK.TARGET_ID, target)
                    .set(TARGET_CHECK.CHECK_ID, check.getId())
                    .set(TARGET_CHECK.RUN_NUMBER, 1L)
                    .set(TARGET_CHECK.FAILURES, 0)
                    .set(TARGET_CHECK.STANDING, standing.name())
                    .set(TARGET_CHECK.SINCE, now)
                    .set(TARGET_CHECK.WORDS, words)
                    .set(TARGET_CHECK.REPORTED_AT, now)
                    .execute());
  }
}
