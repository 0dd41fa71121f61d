package org.chimerapool.deployment.executor;

import static org.chimerapool.jooq.deployment.Tables.SSH_ACCESS;
import static org.chimerapool.jooq.deployment.Tables.SSH_IDENTITY;

import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.deployment.fleet.Fleet;
import org.chimerapool.deployment.fleet.Reach;
import org.chimerapool.deployment.fleet.Target;
import org.chimerapool.jooq.deployment.tables.records.SshAccessRecord;
import org.chimerapool.jooq.deployment.tables.records.SshIdentityRecord;
import org.chimerapool.kernel.SecretBox;
import org.jooq.DSLContext;

/// Hosts and what the console needs to get into them, in the database.
final class JooqHosts implements Hosts, Shells {

  private static final String OWN_KEY = "console ssh key";
  private static final String GIVEN_KEY = "host ssh key";

  private final DSLContext db;
  private final SecretBox box;
  private final Fleet fleet;
  private final SshDoor door;
  private final Clock clock;

  JooqHosts(DSLContext db, SecretBox box, Fleet fleet, SshDoor door, Clock clock) {
    this.db = db;
    this.box = box;
    this.fleet = fleet;
    this.door = door;
    this.clock = clock;
  }

  @Override
  public String consoleKey() {
    return identity().getPublicKey();
  }

  /// Made at the first use; of two that make one at once the first wins.
  private SshIdentityRecord identity() {
    SshIdentityRecord known = db.selectFrom(SSH_IDENTITY).fetchOne();
    if (known != null) {
      return known;
    }
    KeyPair pair = Keys.made();
    db.insertInto(SSH_IDENTITY)
        .set(SSH_IDENTITY.PUBLIC_KEY, Keys.publicText(pair.getPublic()) + " chimera")
        .set(SSH_IDENTITY.SEALED, box.seal(Keys.privateText(pair), OWN_KEY))
        .set(SSH_IDENTITY.CREATED_AT, clock.instant())
        .onConflictDoNothing()
        .execute();
    return db.selectFrom(SSH_IDENTITY).fetchSingle();
  }

  private Optional<SshAccessRecord> row(long target) {
    return db.selectFrom(SSH_ACCESS).where(SSH_ACCESS.TARGET_ID.eq(target)).fetchOptional();
  }

  @Override
  public SshAccess.Way way(long target) {
    return row(target)
        .map(each -> SshAccess.Way.valueOf(each.getWay()))
        .orElse(SshAccess.Way.CONSOLE_KEY);
  }

  @Override
  public boolean sudo(long target) {
    return row(target).map(SshAccessRecord::getSudo).orElse(false);
  }

  @Override
  public void check(SshAccess access) {
    if (access.way() == SshAccess.Way.GIVEN_KEY) {
      KeyPair _ = Keys.pair(access.key());
    }
  }

  @Override
  public void access(long target, SshAccess access, String by) {
    check(access);
    byte[] sealed =
        access.way() == SshAccess.Way.GIVEN_KEY ? box.seal(access.key(), GIVEN_KEY) : null;
    Instant now = clock.instant();
    db.insertInto(SSH_ACCESS)
        .set(SSH_ACCESS.TARGET_ID, target)
        .set(SSH_ACCESS.WAY, access.way().name())
        .set(SSH_ACCESS.SEALED, sealed)
        .set(SSH_ACCESS.SUDO, access.sudo())
        .set(SSH_ACCESS.CHANGED_AT, now)
        .set(SSH_ACCESS.CHANGED_BY, by)
        .onConflict(SSH_ACCESS.TARGET_ID)
        .doUpdate()
        .set(SSH_ACCESS.WAY, access.way().name())
        .set(SSH_ACCESS.SEALED, sealed)
        .set(SSH_ACCESS.SUDO, access.sudo())
        .set(SSH_ACCESS.CHANGED_AT, now)
        .set(SSH_ACCESS.CHANGED_BY, by)
        .execute();
  }

  private SshAccess access(long target) {
    return row(target)
        .map(
            each ->
                new SshAccess(
                    SshAccess.Way.valueOf(each.getWay()),
                    each.getSealed() == null ? "" : box.open(each.getSealed(), GIVEN_KEY),
                    each.getSudo()))
        .orElse(SshAccess.OWN);
  }

  /// With the console's own key in it, where that is what is used.
  private SshAccess whole(SshAccess access) {
    return access.way() == SshAccess.Way.CONSOLE_KEY
        ? new SshAccess(access.way(), box.open(identity().getSealed(), OWN_KEY), access.sudo())
        : access;
  }

  @Override
  public Trial test(Reach.Ssh host, SshAccess access) {
    return tried(host, access, new SshDoor.Seen(host.hostKey()));
  }

  @Override
  public Trial test(long target) {
    Optional<Target> known = fleet.find(target);
    if (known.isEmpty() || !(known.get().reach() instanceof Reach.Ssh host)) {
      return new Trial(List.of(), Optional.empty(), Optional.empty());
    }
    SshDoor.Seen seen = new SshDoor.Seen(host.hostKey());
    Trial trial = tried(host, access(target), seen);
    met(target, host, seen);
    return trial;
  }

  private Trial tried(Reach.Ssh host, SshAccess access, SshDoor.Seen seen) {
    Map<Layer, Trial.Finding> found = new EnumMap<>(Layer.class);
    try (Shell _ =
        door.open(
            host, whole(access), seen, (layer, words) -> found.put(layer, good(layer, words)))) {
      // Down to a shell: that is all.
    } catch (UnreachableException e) {
      found.put(
          e.layer(),
          new Trial.Finding(e.layer(), Trial.Verdict.BAD, String.valueOf(e.getMessage())));
    }
    List<Trial.Finding> findings = new ArrayList<>();
    for (Layer layer : Layer.values()) {
      if (layer != Layer.ROOT || access.sudo()) {
        findings.add(
            found.getOrDefault(layer, new Trial.Finding(layer, Trial.Verdict.NOT_TRIED, "")));
      }
    }
    return new Trial(
        findings, seen.shown().map(Keys::publicText), seen.shown().map(Keys::fingerprint));
  }

  private static Trial.Finding good(Layer layer, String words) {
    return new Trial.Finding(layer, Trial.Verdict.GOOD, words);
  }

  /// A first key is pinned, another one remembered for a person to look at.
  private void met(long target, Reach.Ssh host, SshDoor.Seen seen) {
    Optional<PublicKey> key = seen.shown();
    if (key.isEmpty()) {
      return;
    }
    String text = Keys.publicText(key.get());
    if (host.hostKey().isEmpty()) {
      boolean _ = fleet.hostKey(target, text);
    } else {
      shown(target, seen.other() ? Optional.of(text) : Optional.empty());
    }
  }

  private void shown(long target, Optional<String> key) {
    if (key.isPresent() && row(target).isEmpty()) {
      access(target, SshAccess.OWN, "console");
    }
    db.update(SSH_ACCESS)
        .set(SSH_ACCESS.SHOWN_KEY, key.orElse(null))
        .set(SSH_ACCESS.SHOWN_AT, key.isPresent() ? clock.instant() : null)
        .where(SSH_ACCESS.TARGET_ID.eq(target))
        .and(SSH_ACCESS.SHOWN_KEY.isDistinctFrom(key.orElse(null)))
        .execute();
  }

  @Override
  public Optional<ShownKey> shown(long target) {
    return row(target)
        .map(SshAccessRecord::getShownKey)
        .flatMap(key -> fingerprint(key).map(print -> new ShownKey(key, print)));
  }

  @Override
  public boolean trust(long target, String fingerprint) {
    Optional<ShownKey> shown = shown(target).filter(each -> each.fingerprint().equals(fingerprint));
    if (shown.isEmpty() || !fleet.newHostKey(target, shown.get().key())) {
      return false;
    }
    shown(target, Optional.empty());
    return true;
  }

  @Override
  public Optional<String> fingerprint(String key) {
    return Keys.publicKey(key).map(Keys::fingerprint);
  }

  @Override
  public Shell open(Target target) throws UnreachableException {
    return switch (target.reach()) {
      case Reach.Local() -> new LocalShell();
      case Reach.Agent _ ->
          throw new UnreachableException(
              Layer.LOGIN, "%s has an agent and fetches its runs itself".formatted(target.name()));
      case Reach.Ssh host -> {
        SshDoor.Seen seen = new SshDoor.Seen(host.hostKey());
        try {
          yield door.open(host, whole(access(target.id())), seen, (_, _) -> {});
        } finally {
          met(target.id(), host, seen);
        }
      }
    };
  }
}
