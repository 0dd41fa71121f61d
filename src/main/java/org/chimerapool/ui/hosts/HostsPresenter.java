package org.chimerapool.ui.hosts;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.deployment.executor.Hosts;
import org.chimerapool.deployment.executor.SshAccess;
import org.chimerapool.deployment.executor.Trial;
import org.chimerapool.deployment.fleet.Fleet;
import org.chimerapool.deployment.fleet.NewTarget;
import org.chimerapool.deployment.fleet.Reach;
import org.chimerapool.deployment.fleet.Target;
import org.chimerapool.deployment.fleet.TargetState;
import org.chimerapool.deployment.provider.Provision;
import org.chimerapool.deployment.provider.Provisions;
import org.chimerapool.deployment.provider.Wishes;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.AuditAction;
import org.chimerapool.identity.Permission;
import org.chimerapool.ui.access.Trail;
import org.chimerapool.ui.kit.Reading;
import org.springframework.stereotype.Component;

/// What screens about ways to hosts show, and what they do.
@Component
public class HostsPresenter {

  private final Hosts hosts;
  private final Fleet fleet;
  private final Provisions provisions;
  private final Trail trail;
  private final Clock clock;

  HostsPresenter(Hosts hosts, Fleet fleet, Provisions provisions, Trail trail, Clock clock) {
    this.hosts = hosts;
    this.fleet = fleet;
    this.provisions = provisions;
    this.trail = trail;
    this.clock = clock;
  }

  HostsModel hosts() {
    return new HostsModel(
        Reading.of(
            () ->
                fleet.all().stream()
                    .filter(each -> each.state() == TargetState.ACCEPTED)
                    .filter(each -> !(each.reach() instanceof Reach.Agent))
                    .toList()),
        provisions.all(),
        clock.instant());
  }

  String consoleKey() {
    return hosts.consoleKey();
  }

  Trial test(Actor visitor, Reach.Ssh host, SshAccess access) {
    visitor.require(Permission.RUN_DEPLOYMENTS);
    return hosts.test(host, access);
  }

  Trial test(Actor visitor, Target target) {
    visitor.require(Permission.RUN_DEPLOYMENTS);
    return hosts.test(target.id());
  }

  /// @param access how to log in; none for a machine that needs no login
  Target add(Actor visitor, NewTarget wanted, Optional<SshAccess> access) {
    visitor.require(Permission.RUN_DEPLOYMENTS);
    access.ifPresent(hosts::check);
    Target added = fleet.add(wanted);
    access.ifPresent(way -> hosts.access(added.id(), way, visitor.login()));
    trail.record(visitor, AuditAction.TARGET_ADDED, added.name());
    return added;
  }

  void access(Actor visitor, Target target, SshAccess access) {
    visitor.require(Permission.RUN_DEPLOYMENTS);
    hosts.access(target.id(), access, visitor.login());
    trail.record(visitor, AuditAction.HOST_ACCESS_CHANGED, target.name());
  }

  boolean trust(Actor visitor, Target target, String fingerprint) {
    visitor.require(Permission.RUN_DEPLOYMENTS);
    boolean done = hosts.trust(target.id(), fingerprint);
    if (done) {
      trail.record(visitor, AuditAction.HOST_KEY_TRUSTED, target.name(), "", fingerprint);
    }
    return done;
  }

  HostModel host(Target target) {
    if (!(target.reach() instanceof Reach.Ssh host)) {
      return HostModel.NONE;
    }
    return new HostModel(
        Optional.of(host),
        hosts.way(target.id()),
        hosts.sudo(target.id()),
        host.hostKey().flatMap(hosts::fingerprint),
        hosts.shown(target.id()).map(Hosts.ShownKey::fingerprint));
  }

  Map<String, String> providers() {
    return provisions.providers();
  }

  Provision order(Actor visitor, String provider, Wishes wishes) {
    visitor.require(Permission.RUN_DEPLOYMENTS);
    Provision made = provisions.order(provider, wishes, visitor.login());
    trail.record(visitor, AuditAction.HOST_ORDERED, wishes.name());
    return made;
  }

  boolean giveBack(Actor visitor, Provision provision) {
    visitor.require(Permission.RUN_DEPLOYMENTS);
    boolean done = provisions.remove(provision.id(), visitor.login());
    if (done) {
      trail.record(visitor, AuditAction.HOST_GIVEN_BACK, provision.wishes().name());
    }
    return done;
  }
}
