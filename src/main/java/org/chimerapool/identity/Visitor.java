package org.chimerapool.identity;

import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/// Somebody who is signed in, as Spring Security keeps them in a session. Role and login do not
/// change while the session lasts: changing them ends it.
///
/// @param address the IP address from which they signed in
/// @param session its number in [Sessions]
public record Visitor(long account, String login, Role role, String address, long session)
    implements AuthenticatedPrincipal, Serializable {

  @Override
  public String getName() {
    return login;
  }

  public AccountId accountId() {
    return new AccountId(account);
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
