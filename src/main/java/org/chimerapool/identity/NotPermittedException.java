package org.chimerapool.identity;

/// Somebody asked for what their role may not do. Pages do not offer it, so this is a forged
/// request or a role that has just been taken away; it carries no stack trace.
public final class NotPermittedException extends RuntimeException {

  private final Permission permission;

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
    this.permission = permission;
  }

  public Permission permission() {
    return permission;
  }
}
