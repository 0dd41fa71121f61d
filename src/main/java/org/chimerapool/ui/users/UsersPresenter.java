package org.chimerapool.ui.users;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chimerapool.identity.Account;
import org.chimerapool.identity.AccountId;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.ApiToken;
import org.chimerapool.identity.ApiTokens;
import org.chimerapool.identity.Membership;
import org.chimerapool.identity.OpenSession;
import org.chimerapool.identity.Permission;
import org.chimerapool.identity.Role;
import org.chimerapool.identity.Sessions;
import org.chimerapool.identity.UserOutcome;
import org.chimerapool.identity.Users;
import org.chimerapool.identity.Visitor;
import org.chimerapool.ui.kit.Reading;
import org.springframework.stereotype.Component;

/// Reads and changes accounts; whether the visitor may is decided by [Users].
@Component
class UsersPresenter {

  private final Users users;
  private final Sessions sessions;
  private final ApiTokens tokens;
  private final TenantPresenter tenants;
  private final Clock clock;

  UsersPresenter(
      Users users, Sessions sessions, ApiTokens tokens, TenantPresenter tenants, Clock clock) {
    this.users = users;
    this.sessions = sessions;
    this.tokens = tokens;
    this.tenants = tenants;
    this.clock = clock;
  }

  UsersModel read(Actor visitor) {
    if (!visitor.may(Permission.RUN_ACCOUNTS)) {
      return new UsersModel(
          clock.instant(),
          new Reading.Failed<>(),
          new Reading.Failed<>(),
          Map.of(),
          new Reading.Failed<>(),
          Map.of(),
          new Reading.Failed<>());
    }
    Reading<List<OpenSession>> open = Reading.of(() -> sessions.all(visitor));
    Map<AccountId, Long> signedIn =
        open.orElse(List.of()).stream()
            .collect(Collectors.groupingBy(OpenSession::account, Collectors.counting()));
    Reading<List<Account>> accounts = Reading.of(() -> users.all(visitor));
    Map<AccountId, List<Membership>> members =
        Reading.of(() -> tenants.members(visitor)).orElse(Map.of());
    return new UsersModel(
        clock.instant(),
        accounts,
        open,
        signedIn,
        Reading.of(() -> tokens.all(visitor)),
        members,
        Reading.of(() -> tenants.lines(accounts.orElse(List.of()), members)));
  }

  UserOutcome create(Actor visitor, String login, Role role) {
    return users.create(visitor, login, role);
  }

  UserOutcome changeRole(Actor visitor, AccountId account, Role role) {
    return users.changeRole(visitor, account, role);
  }

  UserOutcome switchOff(Actor visitor, AccountId account) {
    return users.disable(visitor, account);
  }

  UserOutcome switchOn(Actor visitor, AccountId account) {
    return users.enable(visitor, account);
  }

  UserOutcome resetPassword(Actor visitor, AccountId account, boolean andFactor) {
    return users.resetPassword(visitor, account, andFactor);
  }

  UserOutcome delete(Actor visitor, AccountId account, String typedLogin) {
    return users.delete(visitor, account, typedLogin);
  }

  boolean signOut(Visitor visitor, OpenSession session) {
    return sessions.end(visitor, session.id());
  }

  boolean revoke(Visitor visitor, ApiToken token) {
    return tokens.revoke(visitor, token.id());
  }
}
