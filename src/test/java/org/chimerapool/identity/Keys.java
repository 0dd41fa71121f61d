package org.chimerapool.identity;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationContext;

/// Accounts and tokens of a program that runs in this process, made as its own code makes them.
public final class Keys {

  public static final String PASSWORD = "purple lantern garden";
  private static final Origin HERE = new Origin("127.0.0.1", "Test browser", true);

  private final ApplicationContext program;

  public Keys(ApplicationContext program) {
    this.program = program;
  }

  /// The owner Anna, signed in.
  public Visitor owner() {
    ConsoleClaim claim = bean(ConsoleClaim.class);
    claim.claim(claim.printedCode().orElseThrow(), "anna", PASSWORD);
    return signIn("anna");
  }

  public Visitor signIn(String login) {
    return opened(bean(Entrance.class).attempt(HERE).password(login, PASSWORD));
  }

  /// Somebody with a password of their own, signed in.
  public Visitor person(Visitor owner, String login, Role role) {
    SignInAttempt attempt = bean(Entrance.class).attempt(HERE);
    if (bean(Users.class).create(Actor.of(owner), login, role)
        instanceof UserOutcome.HandOver(String name, String password)) {
      attempt.password(name, password);
      return opened(attempt.newPassword(PASSWORD));
    }
    throw new AssertionError("no account was made for " + login);
  }

  /// Somebody who is bound to a new tenant that has one pool; everybody else's pools are not
  /// theirs.
  public Visitor personOfTenant(Visitor owner, String login, Role role, String tenant, int pool) {
    Actor actor = Actor.of(owner);
    Tenants tenants = bean(Tenants.class);
    tenants.create(actor, tenant);
    TenantId id =
        bean(TenantPools.class).tenants().stream()
            .filter(one -> one.name().equals(tenant))
            .findFirst()
            .orElseThrow()
            .id();
    tenants.movePool(actor, pool, "pool " + pool, id);
    Visitor visitor = person(owner, login, role);
    tenants.assign(actor, visitor.accountId(), Map.of(id, role));
    return signIn(login);
  }

  /// A token for all that the visitor may do.
  public String token(Visitor visitor) {
    return token(visitor, visitor.rights());
  }

  public String token(Visitor visitor, Set<Permission> scopes) {
    TokenWish wish = new TokenWish("test", scopes, Duration.ofDays(1));
    if (bean(ApiTokens.class).issue(visitor, PASSWORD, wish)
        instanceof TokenOutcome.Issued(ApiToken token, String text)) {
      return text;
    }
    throw new AssertionError("no token was issued for " + visitor.login());
  }

  /// Ends every token of that account.
  public void revokeAll(Visitor visitor) {
    ApiTokens tokens = bean(ApiTokens.class);
    tokens.of(visitor).forEach(token -> tokens.revoke(visitor, token.id()));
  }

  private <T> T bean(Class<T> type) {
    return program.getBean(type);
  }

  private static Visitor opened(SignInStep step) {
    if (step instanceof SignInStep.Opened(Visitor visitor)) {
      return visitor;
    }
    throw new AssertionError("not let in: " + step);
  }
}
