package org.chimerapool.deployment.fleet;

import static org.chimerapool.jooq.deployment.Tables.ENROLMENT;
import static org.chimerapool.jooq.deployment.Tables.TARGET;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chimerapool.jooq.deployment.tables.records.EnrolmentRecord;
import org.chimerapool.jooq.deployment.tables.records.TargetRecord;
import org.jooq.DSLContext;

/// Tokens and the machines that came with them.
final class JooqEnrolments implements Enrolments {

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{27}");

  private final DSLContext db;
  private final ConsoleKeys keys;
  private final Clock clock;

  JooqEnrolments(DSLContext db, ConsoleKeys keys, Clock clock) {
    this.db = db;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public Opened open(EnrolmentPlan plan) {
    String token = Keys.random(20);
    Instant now = clock.instant();
    EnrolmentRecord row = db.newRecord(ENROLMENT);
    row.setTokenHash(Keys.sha256(token));
    row.setKind(plan.kind().name());
    row.setLabels(plan.labels().stream().sorted().toArray(String[]::new));
    row.setPlace(plan.place());
    row.setHostPattern(plan.hostPattern());
    row.setPreauthorised(plan.preauthorised());
    row.setUsesLeft(plan.machines());
    row.setCreatedAt(now);
    row.setCreatedBy(plan.by());
    row.setExpiresAt(now.plus(plan.life()));
    row.store();
    return new Opened(row.getId(), token, row.getExpiresAt());
  }

  @Override
  public void close(long id) {
    db.update(ENROLMENT)
        .set(ENROLMENT.EXPIRES_AT, clock.instant())
        .where(ENROLMENT.ID.eq(id).and(ENROLMENT.EXPIRES_AT.gt(clock.instant())))
        .execute();
  }

  @Override
  public Optional<Standing> standing(long id) {
    return db.fetchOptional(ENROLMENT, ENROLMENT.ID.eq(id))
        .map(
            row ->
                new Standing(
                    id,
                    row.getUsesLeft(),
                    row.getExpiresAt(),
                    db.selectFrom(TARGET)
                        .where(TARGET.ENROLMENT_ID.eq(id))
                        .orderBy(TARGET.NAME)
                        .fetch(TargetRows::target)));
  }

  @Override
  public List<Candidate> candidates() {
    return db.selectFrom(TARGET)
        .where(TARGET.STATE.eq(TargetState.PENDING.name()))
        .or(TARGET.NEW_FINGERPRINT.isNotNull().and(TARGET.STATE.eq(TargetState.ACCEPTED.name())))
        .orderBy(TARGET.ID)
        .fetch(
            row ->
                new Candidate(
                    TargetRows.target(row),
                    row.getCode(),
                    TargetRows.shown(row),
                    row.getNewFingerprint() != null));
  }

  @Override
  public String renewConsoleKey() {
    return keys.renew().fingerprint();
  }

  /// @param fingerprint of the key that the machine has shown and signed with
  /// @throws RefusedAgentException when the token opens nothing for this machine
  TargetRecord enter(String token, byte[] publicKey, String fingerprint, Report report) {
    if (!TOKEN.matcher(token).matches()) {
      throw nothing();
    }
    return db.transactionResult(
        transaction -> enter(transaction.dsl(), token, publicKey, fingerprint, report));
  }

  private TargetRecord enter(
      DSLContext inside, String token, byte[] publicKey, String fingerprint, Report report) {
    Instant now = clock.instant();
    EnrolmentRecord enrolment =
        inside
            .selectFrom(ENROLMENT)
            .where(ENROLMENT.TOKEN_HASH.eq(Keys.sha256(token)))
            .forUpdate()
            .fetchOptional()
            .orElseThrow(JooqEnrolments::nothing);
    TargetRecord known =
        inside
            .selectFrom(TARGET)
            .where(TARGET.FINGERPRINT.eq(fingerprint).or(TARGET.NEW_FINGERPRINT.eq(fingerprint)))
            .forUpdate()
            .fetchOne();
    if (known != null) {
      if (known.getState().equals(TargetState.REVOKED.name())) {
        throw new RefusedAgentException(
            RefusedAgentException.Why.UNKNOWN,
            "this machine's key was shut out; take its agent away first (resident.sh uninstall)");
      }
      // The machine did not hear the answer when it came: no use of the token is counted twice.
      return known;
    }
    if (enrolment.getUsesLeft() < 1 || now.isAfter(enrolment.getExpiresAt())) {
      throw nothing();
    }
    if (!named(enrolment.getHostPattern(), report.host())) {
      throw new RefusedAgentException(
          RefusedAgentException.Why.UNKNOWN,
          "this token is for machines called \"%s\", not \"%s\""
              .formatted(enrolment.getHostPattern(), report.host()));
    }
    enrolment.setUsesLeft(enrolment.getUsesLeft() - 1);
    enrolment.store();
    return report.identity().isEmpty()
        ? fresh(inside, enrolment, publicKey, fingerprint, report, now)
        : inside
            .selectFrom(TARGET)
            .where(TARGET.IDENTITY.eq(report.identity()))
            .and(TARGET.STATE.eq(TargetState.ACCEPTED.name()))
            .orderBy(TARGET.ID.desc())
            .limit(1)
            .forUpdate()
            .fetchOptional()
            .map(row -> renewed(inside, row, enrolment, publicKey, fingerprint, now))
            .orElseGet(() -> fresh(inside, enrolment, publicKey, fingerprint, report, now));
  }

  /// A machine that the fleet knows shows another key. The old one holds until somebody has said
  /// that this is right: whoever has a token and knows a machine's identity must not shut it out.
  private TargetRecord renewed(
      DSLContext inside,
      TargetRecord row,
      EnrolmentRecord enrolment,
      byte[] publicKey,
      String fingerprint,
      Instant now) {
    row.setNewFingerprint(fingerprint);
    row.setNewPublicKey(publicKey);
    row.setEnrolmentId(enrolment.getId());
    row.setCode(Keys.code(keys.current().publicKey(), publicKey));
    row.store();
    FleetEvents.add(inside, row.getId(), now, TargetEvent.Kind.NEW_KEY, "", fingerprint);
    return row;
  }

  private TargetRecord fresh(
      DSLContext inside,
      EnrolmentRecord enrolment,
      byte[] publicKey,
      String fingerprint,
      Report report,
      Instant now) {
    TargetRecord row = inside.newRecord(TARGET);
    row.setName(report.host().isBlank() ? "unnamed" : shortened(report.host()));
    row.setKind(enrolment.getKind());
    boolean shutOutBefore =
        !report.identity().isEmpty()
            && inside.fetchExists(
                TARGET,
                TARGET
                    .IDENTITY
                    .eq(report.identity())
                    .and(TARGET.STATE.eq(TargetState.REVOKED.name())));
    boolean accepted = enrolment.getPreauthorised() && !shutOutBefore;
    row.setState((accepted ? TargetState.ACCEPTED : TargetState.PENDING).name());
    row.setLabels(enrolment.getLabels());
    row.setPlace(enrolment.getPlace());
    TargetRows.set(row, new Reach.Agent(fingerprint));
    row.setPublicKey(publicKey);
    row.setCode(Keys.code(keys.current().publicKey(), publicKey));
    row.setIdentity(report.identity().isEmpty() ? null : report.identity());
    row.setHardware(TargetRows.json(report.facts()));
    row.setEnrolmentId(enrolment.getId());
    row.setCreatedAt(now);
    row.setCreatedBy(enrolment.getCreatedBy());
    if (accepted) {
      row.setDecidedAt(now);
      row.setDecidedBy(enrolment.getCreatedBy());
    }
    row.store();
    FleetEvents.add(
        inside,
        row.getId(),
        now,
        TargetEvent.Kind.ENROLLED,
        enrolment.getCreatedBy(),
        row.getCode());
    return row;
  }

  private static String shortened(String host) {
    return host.length() > 100 ? host.substring(0, 100) : host;
  }

  private static boolean named(String pattern, String host) {
    return pattern.isBlank() || LabelExpression.glob(pattern).matcher(host).matches();
  }

  private static RefusedAgentException nothing() {
    return new RefusedAgentException(
        RefusedAgentException.Why.UNKNOWN,
        "this token opens nothing: it is unknown, used, or over; make a new one in the console");
  }
}
