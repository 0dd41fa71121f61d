package org.chimerapool.ui.fleet;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chimerapool.deployment.Deployments;
import org.chimerapool.deployment.fleet.Diagnostics;
import org.chimerapool.deployment.fleet.Drift;
import org.chimerapool.deployment.fleet.EnrolmentPlan;
import org.chimerapool.deployment.fleet.Enrolments;
import org.chimerapool.deployment.fleet.Enrolments.Candidate;
import org.chimerapool.deployment.fleet.Fleet;
import org.chimerapool.deployment.fleet.HealthCheck;
import org.chimerapool.deployment.fleet.HealthChecks;
import org.chimerapool.deployment.fleet.HealthReason;
import org.chimerapool.deployment.fleet.Target;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.AuditAction;
import org.chimerapool.identity.Permission;
import org.chimerapool.ui.access.Trail;
import org.chimerapool.ui.kit.Reading;
import org.springframework.stereotype.Component;

/// What the fleet screens show, and what they do.
@Component
class FleetPresenter {

  private static final int MOST_EVENTS = 50;
  private static final int MOST_RUNS = 20;

  private final Fleet fleet;
  private final Enrolments enrolments;
  private final HealthChecks checks;
  private final Diagnostics diagnostics;
  private final Deployments deployments;
  private final Trail trail;
  private final Clock clock;

  FleetPresenter(
      Fleet fleet,
      Enrolments enrolments,
      HealthChecks checks,
      Diagnostics diagnostics,
      Deployments deployments,
      Trail trail,
      Clock clock) {
    this.fleet = fleet;
    this.enrolments = enrolments;
    this.checks = checks;
    this.diagnostics = diagnostics;
    this.deployments = deployments;
    this.trail = trail;
    this.clock = clock;
  }

  FleetModel read(FleetFilter filter) {
    Reading<List<Target>> read = Reading.of(fleet::all);
    List<Target> all = read.orElse(List.of());
    return new FleetModel(
        Reading.of(() -> lines(fleet.all().stream().filter(filter::fits).toList())),
        all.size(),
        Reading.of(enrolments::candidates).orElse(List.of()),
        from(all.stream().flatMap(target -> target.labels().stream())),
        from(all.stream().map(Target::place).filter(place -> !place.isEmpty())),
        from(all.stream().flatMap(FleetFilter::versions)),
        !filter.isNone(),
        clock.instant());
  }

  private List<FleetModel.Line> lines(List<Target> targets) {
    Map<Long, List<HealthReason>> reasons = checks.reasons();
    Map<Long, List<Drift>> drift = checks.drift();
    return targets.stream()
        .sorted(Comparator.comparing(Target::health).reversed())
        .map(
            target ->
                new FleetModel.Line(
                    target,
                    reasons.getOrDefault(target.id(), List.of()),
                    drift.getOrDefault(target.id(), List.of())))
        .toList();
  }

  private static Set<String> from(Stream<String> words) {
    return words.collect(Collectors.toCollection(TreeSet::new));
  }

  TargetModel target(long id) {
    return new TargetModel(
        fleet.find(id),
        enrolments.candidates().stream().filter(each -> each.target().id() == id).findFirst(),
        checks.reasons().getOrDefault(id, List.of()),
        checks.drift().getOrDefault(id, List.of()),
        checks.of(id),
        checks.events(id, MOST_EVENTS),
        deployments.on(id, MOST_RUNS),
        diagnostics.of(id),
        clock.instant());
  }

  Enrolments.Opened invite(Actor who, EnrolmentPlan plan) {
    who.require(Permission.RUN_DEPLOYMENTS);
    Enrolments.Opened opened = enrolments.open(plan);
    trail.record(
        who,
        AuditAction.TARGET_INVITED,
        "token %d for %d machines%s"
            .formatted(
                opened.id(), plan.machines(), plan.preauthorised() ? ", accepted at once" : ""));
    return opened;
  }

  Optional<Enrolments.Standing> standing(long enrolment) {
    return enrolments.standing(enrolment);
  }

  boolean accept(Actor who, Candidate candidate) {
    who.require(Permission.RUN_DEPLOYMENTS);
    boolean done = fleet.accept(candidate.target().id(), candidate.fingerprint(), who.login());
    if (done) {
      trail.record(
          who, AuditAction.TARGET_ACCEPTED, name(candidate.target()), "", candidate.code());
    }
    return done;
  }

  boolean refuse(Actor who, Candidate candidate) {
    who.require(Permission.RUN_DEPLOYMENTS);
    long id = candidate.target().id();
    boolean done = candidate.newKey() ? fleet.refuseNewKey(id) : fleet.revoke(id, who.login());
    if (done) {
      trail.record(who, AuditAction.TARGET_REFUSED, name(candidate.target()));
    }
    return done;
  }

  boolean revoke(Actor who, Target target) {
    who.require(Permission.RUN_DEPLOYMENTS);
    boolean done = fleet.revoke(target.id(), who.login());
    if (done) {
      trail.record(who, AuditAction.TARGET_REVOKED, name(target));
    }
    return done;
  }

  /// @throws IllegalArgumentException saying what was expected
  void change(
      Actor who, Target target, String name, String place, Set<String> labels, boolean spare) {
    who.require(Permission.RUN_DEPLOYMENTS);
    fleet.change(target.id(), name, place, labels, spare);
    trail.record(
        who,
        AuditAction.TARGET_CHANGED,
        name(target),
        "%s, %s, %s".formatted(target.place(), new TreeSet<>(target.labels()), target.spare()),
        "%s, %s, %s, %s".formatted(name, place, new TreeSet<>(labels), spare));
  }

  boolean diagnose(Actor who, Target target) {
    who.require(Permission.RUN_DEPLOYMENTS);
    boolean done = diagnostics.want(target.id(), who.login());
    if (done) {
      trail.record(who, AuditAction.TARGET_DIAGNOSED, name(target));
    }
    return done;
  }

  String bundle(Actor who, long bundle) {
    who.require(Permission.RUN_DEPLOYMENTS);
    Optional<String> content = diagnostics.content(bundle);
    trail.record(who, AuditAction.TARGET_BUNDLE_READ, "bundle " + bundle);
    return content.orElse("");
  }

  List<HealthCheck> checks() {
    return checks.all();
  }

  void save(Actor who, HealthCheck check) {
    who.require(Permission.RUN_DEPLOYMENTS);
    checks.save(check);
    trail.record(who, AuditAction.HEALTH_CHECK_SAVED, check.name(), "", check.command());
  }

  void remove(Actor who, HealthCheck check) {
    who.require(Permission.RUN_DEPLOYMENTS);
    if (checks.remove(check.id())) {
      trail.record(who, AuditAction.HEALTH_CHECK_REMOVED, check.name(), check.command(), "");
    }
  }

  String renewKey(Actor who) {
    who.require(Permission.RUN_DEPLOYMENTS);
    String fingerprint = enrolments.renewConsoleKey();
    trail.record(who, AuditAction.CONSOLE_KEY_RENEWED, fingerprint);
    return fingerprint;
  }

  private static String name(Target target) {
    return "%d: %s".formatted(target.id(), target.name());
  }
}
