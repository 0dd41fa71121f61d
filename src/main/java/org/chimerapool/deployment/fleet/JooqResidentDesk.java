package org.chimerapool.deployment.fleet;

import static org.chimerapool.jooq.deployment.Tables.TARGET;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.chimerapool.deployment.AgentDesk;
import org.chimerapool.deployment.fleet.ConsoleKeys.ConsoleKey;
import org.chimerapool.jooq.deployment.tables.records.TargetRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// What machines are told, and what they may say.
final class JooqResidentDesk implements ResidentDesk {

  /// A request that was held back on the way for longer is not heard any more.
  static final Duration STAMP_MAY_BE_OFF = Duration.ofMinutes(2);

  private static final int PACE_PENDING = 3;
  private static final int PACE_LEAST = 4;

  /// So many machines more, and each asks a second later.
  private static final int MACHINES_A_SECOND = 50;

  private final DSLContext db;
  private final ConsoleKeys keys;
  private final JooqEnrolments enrolments;
  private final HealthChecks checks;
  private final JooqDiagnostics diagnostics;
  private final AgentDesk runs;
  private final Clock clock;
  private final ReportBook book;

  JooqResidentDesk(
      DSLContext db,
      ConsoleKeys keys,
      JooqEnrolments enrolments,
      HealthChecks checks,
      JooqDiagnostics diagnostics,
      AgentDesk runs,
      Clock clock) {
    this.db = db;
    this.keys = keys;
    this.enrolments = enrolments;
    this.checks = checks;
    this.diagnostics = diagnostics;
    this.runs = runs;
    this.clock = clock;
    book = new ReportBook(db, clock);
  }

  @Override
  public String program(URI console) {
    return AgentProgram.of(console, keys.current().publicBase64());
  }

  @Override
  public Enrolled enrol(String token, Claim claim, byte[] body) {
    byte[] read = new Caller(claim, false).read(body);
    Report report = Report.read(read);
    byte[] publicKey = decoded(report.key());
    if (!Keys.hex(Keys.sha256(publicKey)).equals(claim.fingerprint())
        || !Keys.signed(publicKey, claim.message(), decoded(claim.signature()))) {
      throw new RefusedAgentException(
          RefusedAgentException.Why.UNFIT, "the request is not signed with the key that it shows");
    }
    fresh(claim, 0);
    TargetRecord row = enrolments.enter(token, publicKey, claim.fingerprint(), report);
    boolean pending = pending(row, claim);
    ConsoleKey key = keys.pinned(claim.console());
    String answer =
        new ConsoleAnswer(claim, row.getId())
            .say("target", Long.toString(row.getId()))
            .say("time", Long.toString(clock.millis()))
            .say("state", pending ? "pending" : "accepted")
            .say("code", row.getCode())
            .signed(key);
    return new Enrolled(row.getId(), row.getName(), row.getCode(), answer);
  }

  @Override
  public Caller caller(Claim claim) {
    TargetRecord row = db.fetchOne(TARGET, TARGET.ID.eq(claim.target()));
    byte[] publicKey = row == null ? null : publicKey(row, claim);
    if (row == null
        || publicKey == null
        || !Keys.signed(publicKey, claim.message(), decoded(claim.signature()))) {
      throw new RefusedAgentException(
          RefusedAgentException.Why.UNKNOWN, "no such machine, or not its key");
    }
    if (row.getState().equals(TargetState.REVOKED.name())) {
      throw new RefusedAgentException(
          RefusedAgentException.Why.REVOKED, "this machine does not belong to the fleet any more");
    }
    if (!claim.fingerprint().equals(row.getFingerprint())) {
      // Nothing that a key does which nobody has accepted may touch the machine that it names.
      fresh(claim, 0);
      return new Caller(claim, false);
    }
    fresh(claim, row.getStamp());
    boolean first =
        db.update(TARGET)
                .set(TARGET.STAMP, claim.stamp())
                .set(TARGET.SEEN_AT, clock.instant())
                .where(TARGET.ID.eq(claim.target()).and(TARGET.STAMP.lt(claim.stamp())))
                .execute()
            == 1;
    if (!first) {
      throw stale(claim.stamp());
    }
    return new Caller(claim, !pending(row, claim));
  }

  private static byte @Nullable [] publicKey(TargetRecord row, Claim claim) {
    if (claim.fingerprint().equals(row.getFingerprint())) {
      return row.getPublicKey();
    }
    return claim.fingerprint().equals(row.getNewFingerprint()) ? row.getNewPublicKey() : null;
  }

  private static boolean pending(TargetRecord row, Claim claim) {
    return row.getState().equals(TargetState.PENDING.name())
        || !claim.fingerprint().equals(row.getFingerprint());
  }

  private void fresh(Claim claim, long last) {
    Duration off = Duration.ofMillis(clock.millis() - claim.stamp()).abs();
    if (off.compareTo(STAMP_MAY_BE_OFF) > 0 || claim.stamp() <= last) {
      throw stale(last);
    }
  }

  private RefusedAgentException stale(long last) {
    return new RefusedAgentException(
        RefusedAgentException.Why.STALE, "time=%d after=%d".formatted(clock.millis(), last));
  }

  @Override
  public String poll(Caller caller, byte[] body, URI console) {
    Report report = Report.read(caller.read(body));
    Claim claim = caller.claim();
    ConsoleKey key = keys.pinned(claim.console());
    Instant now = clock.instant();
    ConsoleAnswer answer =
        new ConsoleAnswer(claim, claim.target()).say("time", Long.toString(now.toEpochMilli()));
    ConsoleKey newest = keys.current();
    if (!newest.fingerprint().equals(claim.console())) {
      answer.say("console", newest.publicBase64());
    }
    if (!caller.accepted()) {
      return answer.say("state", "pending").say("pause", "" + PACE_PENDING).signed(key);
    }
    long repairs = book.keep(claim.target(), report);
    answer
        .say("state", "accepted")
        .say("pause", Integer.toString(pace()))
        .say("repairs", Long.toString(repairs))
        .say("checks", Keys.hex(Keys.sha256(checksOf(claim.target()))))
        .say("program", Keys.hex(Keys.sha256(program(console))));
    runs.waiting(claim.target()).forEach(run -> answer.say("run", Long.toString(run)));
    JooqDiagnostics.wanted(db, claim.target(), now)
        .ifPresent(bundle -> answer.say("bundle", Long.toString(bundle)));
    return answer.signed(key);
  }

  private int pace() {
    return PACE_LEAST + db.fetchCount(TARGET) / MACHINES_A_SECOND;
  }

  private String checksOf(long target) {
    Target machine = TargetRows.target(db.fetchSingle(TARGET, TARGET.ID.eq(target)));
    List<HealthCheck> own =
        checks.all().stream()
            .filter(each -> LabelExpression.of(each.appliesTo()).means(machine))
            .toList();
    return AgentProgram.checks(own);
  }

  @Override
  public String checks(Caller caller) {
    return accepted(caller).signed(key(caller), checksOf(caller.claim().target()));
  }

  @Override
  public String run(Caller caller, byte[] body, URI console) {
    String run = new String(caller.read(body), StandardCharsets.US_ASCII).strip();
    ConsoleAnswer answer = accepted(caller);
    if (!run.matches("[0-9]{1,18}")) {
      throw new RefusedAgentException(
          RefusedAgentException.Why.UNFIT, "expected the number of a run");
    }
    String script =
        runs.script(Long.parseLong(run), caller.claim().target(), console)
            .orElseThrow(
                () ->
                    new RefusedAgentException(
                        RefusedAgentException.Why.UNKNOWN,
                        "this run is over, or for another machine"));
    return answer.say("run", run).signed(key(caller), script);
  }

  @Override
  public String bundle(Caller caller, long bundle, byte[] body) {
    ConsoleAnswer answer = accepted(caller);
    long target = caller.claim().target();
    boolean kept = diagnostics.arrived(target, bundle, caller.read(body), runs.secrets(target));
    return answer.say("kept", kept ? "yes" : "no").signed(key(caller));
  }

  @Override
  public String leave(Caller caller) {
    Instant now = clock.instant();
    long target = caller.claim().target();
    if (caller.accepted()) {
      db.transaction(
          transaction -> {
            transaction
                .dsl()
                .update(TARGET)
                .set(TARGET.STATE, TargetState.REVOKED.name())
                .set(TARGET.DECIDED_AT, now)
                .set(TARGET.DECIDED_BY, "the machine itself")
                .where(TARGET.ID.eq(target))
                .execute();
            FleetEvents.add(transaction.dsl(), target, now, TargetEvent.Kind.LEFT, "", "");
          });
    }
    return new ConsoleAnswer(caller.claim(), target).signed(key(caller));
  }

  private ConsoleKey key(Caller caller) {
    return keys.pinned(caller.claim().console());
  }

  private static ConsoleAnswer accepted(Caller caller) {
    if (!caller.accepted()) {
      throw new RefusedAgentException(
          RefusedAgentException.Why.UNKNOWN, "this machine waits for a decision");
    }
    return new ConsoleAnswer(caller.claim(), caller.claim().target());
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new RefusedAgentException(RefusedAgentException.Why.UNFIT, "expected Base64");
    }
  }
}
