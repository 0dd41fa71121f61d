package org.chimerapool.identity;

import java.io.Serializable;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/// Somebody who is signed in, as Spring Security keeps them in a session. Role and login do not
/// change while the session lasts: changing them ends it.
///
/// @param address the IP address from which they signed in
/// @param session its number in [Sessions]
/// @param within number of the tenant for which they are at work; 0 for the whole installation
/// @param bound whether they may nothing beyond that tenant
public record Visitor(
    long account, String login, Role role, String address, long session, long within, boolean bound)
    implements AuthenticatedPrincipal, Serializable {

  /// Somebody of the whole installation, at work for all of it.
  public Visitor(long account, String login, Role role, String address, long session) {
    this(account, login, role, address, session, 0, false);
  }

  @Override
  public String getName() {
    return login;
  }

  public AccountId accountId() {
    return new AccountId(account);
  }

  /// Whose pools they see; empty for all.
  public Optional<TenantId> tenant() {
    return within == 0 ? Optional.empty() : Optional.of(new TenantId(within));
  }

  /// What they may do.
  public Set<Permission> rights() {
    return bound ? Permission.ofBound(role) : Permission.of(role);
  }

  /// The same one of the whole installation, looking at one tenant or at all.
  Visitor within(Optional<TenantId> tenant) {
    long number = tenant.map(TenantId::value).orElse(0L);
    return new Visitor(account, login, role, address, session, number, false);
  }

  /// The same one as a member of a tenant.
  Visitor boundBy(Membership member) {
    return new Visitor(
        account, login, member.role(), address, session, member.tenant().id().value(), true);
  }

  /// Whoever is signed in on this thread.
  ///
  /// @throws IllegalStateException when nobody is
  public static Visitor current() {
    return find().orElseThrow(() -> new IllegalStateException("nobody is signed in here"));
  }

  public static Optional<Visitor> find() {
    return of(SecurityContextHolder.getContext().getAuthentication());
  }

  public static Optional<Visitor> of(@Nullable Authentication signedIn) {
    return signedIn != null && signedIn.getPrincipal() instanceof Visitor visitor
        ? Optional.of(visitor)
        : Optional.empty();
  }
}
