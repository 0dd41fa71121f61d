package org.chimerapool.api.v1;

import java.time.Instant;
import org.chimerapool.identity.Account;
import org.jspecify.annotations.Nullable;

/// Somebody who may sign in.
record UserView(
    long id,
    String login,
    String role,
    Instant createdAt,
    @Nullable Instant lastLoginAt,
    boolean disabled,
    boolean passwordHandedOut,
    boolean secondFactor) {

  static UserView of(Account account) {
    return new UserView(
        account.id().value(),
        account.login(),
        Names.of(account.role()),
        account.createdAt(),
        account.lastLoginAt().orElse(null),
        account.isDisabled(),
        account.oneTimeUntil().isPresent(),
        account.secondFactor());
  }
}
