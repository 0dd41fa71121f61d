package org.chimerapool.identity;

import java.util.Optional;

/// Somebody asked for what their role may not do. Pages do not offer it, so this is a forged
/// request or a role that has just been taken away; it carries no stack trace.
public final class NotPermittedException extends RuntimeException {

  private final Optional<Permission> permission;

  NotPermittedException(Actor actor, Permission permission) {
    super(
        "%s may not %s, that takes one of %s"
            .formatted(
                actor.login().isEmpty() ? "somebody who is not signed in" : actor.login(),
                permission,
                permission.roles()),
        null,
        false,
        false);
    this.permission = Optional.of(permission);
  }

  NotPermittedException(Actor actor, int pool) {
    super(
        "pool %d is another tenant's than that of %s".formatted(pool, actor.login()),
        null,
        false,
        false);
    permission = Optional.empty();
  }

  /// Which one was missing; empty where the thing is another tenant's.
  public Optional<Permission> permission() {
    return permission;
  }
}
