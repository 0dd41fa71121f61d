package org.chimerapool.identity;

import static org.chimerapool.jooq.identity.Tables.API_TOKEN;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.springframework.stereotype.Service;

/// Tokens by which programs use the API for an account. Each is looked up whenever it is shown: one
/// that was revoked, or whose account was switched off, is worth nothing from that moment on, and
/// one whose account lost a right has lost it too. Blocks on the database, on hashing to issue.
@Service
public class ApiTokens {

  public static final Duration LONGEST_LIFE = Duration.ofDays(366);

  /// That one account may have.
  public static final int MOST = 50;

  private static final int LONGEST_NAME = 64;
  private static final Duration TOLD_EVERY = Duration.ofMinutes(1);

  private final TokenRows rows;
  private final TokenSigning signing;
  private final SignIn signIn;
  private final Audit audit;
  private final Clock clock;
  private final Cache<UUID, Instant> told =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(TOLD_EVERY).build();

  ApiTokens(TokenRows rows, TokenSigning signing, SignIn signIn, Audit audit, Clock clock) {
    this.rows = rows;
    this.signing = signing;
    this.signIn = signIn;
    this.audit = audit;
    this.clock = clock;
  }

  /// @param password the visitor's, asked again so that a console left open gives nobody a token
  public TokenOutcome issue(Visitor visitor, String password, TokenWish wish) {
    String name = wish.name().strip();
    if (name.isEmpty()
        || name.length() > LONGEST_NAME
        || name.codePoints().anyMatch(Character::isISOControl)) {
      return new TokenOutcome.BadName();
    }
    if (!wish.life().isPositive() || wish.life().compareTo(LONGEST_LIFE) > 0) {
      return new TokenOutcome.BadLife();
    }
    if (wish.scopes().isEmpty() || !Actor.of(visitor).rights().containsAll(wish.scopes())) {
      return new TokenOutcome.BadScopes();
    }
    if (rows.count(visitor.accountId()) >= MOST) {
      return new TokenOutcome.TooMany();
    }
    return switch (signIn.again(visitor, password)) {
      case SignInOutcome.SignedIn signedIn -> issued(visitor, name, wish);
      case SignInOutcome.Refused() -> new TokenOutcome.WrongPassword();
      case SignInOutcome.Locked(Duration remaining) -> new TokenOutcome.Locked(remaining);
      case SignInOutcome.Throttled(Duration remaining) -> new TokenOutcome.Locked(remaining);
    };
  }

  /// The visitor's own, the newest first.
  public List<ApiToken> of(Visitor visitor) {
    return rows.list(API_TOKEN.ACCOUNT_ID.eq(visitor.account()).and(alive()));
  }

  /// Everybody's, the newest first.
  ///
  /// @throws NotPermittedException unless the actor runs accounts
  public List<ApiToken> all(Actor actor) {
    actor.require(Permission.RUN_ACCOUNTS);
    return rows.list(alive());
  }

  /// Revokes a token: one's own, or anybody's for those who run accounts. False where it was gone
  /// already.
  ///
  /// @throws NotPermittedException for somebody else's token
  public boolean revoke(Visitor by, UUID id) {
    Optional<ApiToken> asked = rows.list(API_TOKEN.ID.eq(id)).stream().findFirst();
    if (asked.isEmpty()) {
      return false;
    }
    Actor actor = Actor.of(by);
    if (!asked.get().account().equals(by.accountId())) {
      actor.require(Permission.RUN_ACCOUNTS);
    }
    boolean revoked = rows.delete(API_TOKEN.ID.eq(id)) > 0;
    if (revoked) {
      audit.record(actor, AuditAction.TOKEN_REVOKED, named(asked.get()));
    }
    return revoked;
  }

  /// Who shows a token, and what it may do now; empty where it is worth nothing, for whatever
  /// reason.
  public Optional<TokenHolder> judge(String text) {
    Instant now = clock.instant();
    return signing
        .read(text)
        .flatMap(rows::find)
        .filter(held -> held.counts() && now.isBefore(held.token().expiresAt()))
        .map(held -> held(held, now));
  }

  /// Ends all tokens of an account.
  void revokeAll(AccountId account) {
    rows.delete(API_TOKEN.ACCOUNT_ID.eq(account.value()));
  }

  private TokenOutcome issued(Visitor visitor, String name, TokenWish wish) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    rows.delete(API_TOKEN.EXPIRES_AT.le(now));
    ApiToken token =
        new ApiToken(
            UUID.randomUUID(),
            visitor.accountId(),
            visitor.login(),
            name,
            wish.scopes(),
            now,
            now.plus(wish.life()),
            Optional.empty(),
            visitor.tenant());
    rows.insert(token);
    audit.record(
        Actor.of(visitor),
        AuditAction.TOKEN_ISSUED,
        named(token),
        "",
        "%s until %s"
            .formatted(
                token.scopes().stream()
                    .map(Permission::scope)
                    .sorted()
                    .collect(Collectors.joining(" ")),
                token.expiresAt()));
    return new TokenOutcome.Issued(token, signing.sign(token));
  }

  private TokenHolder held(TokenRows.Held held, Instant now) {
    ApiToken token = held.token();
    if (told.asMap().putIfAbsent(token.id(), now) == null) {
      rows.used(token.id(), now);
    }
    Set<Permission> rights = EnumSet.noneOf(Permission.class);
    token.scopes().stream()
        .filter(scope -> scope.isGrantedTo(held.role()))
        .filter(scope -> !held.bound() || scope.isOfATenant())
        .forEach(rights::add);
    return new TokenHolder(
        token.id(), token.account(), token.login(), held.role(), rights, token.tenant());
  }

  private Condition alive() {
    return API_TOKEN.EXPIRES_AT.gt(clock.instant());
  }

  private static String named(ApiToken token) {
    return "token %s of %s".formatted(token.name(), token.login());
  }
}
