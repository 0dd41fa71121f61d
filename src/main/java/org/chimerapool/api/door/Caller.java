package org.chimerapool.api.door;

import jakarta.servlet.http.HttpServletRequest;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Network;
import org.chimerapool.identity.RateLimit;
import org.chimerapool.identity.TokenHolder;
import org.chimerapool.identity.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// Who calls an operation.
///
/// @param bySession whether by the console's session of a browser
/// @param limit which one counts their requests
/// @param counted what it counts
public record Caller(Actor actor, boolean bySession, RateLimit limit, String counted) {

  /// Of the request on this thread.
  public static Caller current() {
    if (RequestContextHolder.currentRequestAttributes()
        instanceof ServletRequestAttributes attributes) {
      return of(
          SecurityContextHolder.getContext().getAuthentication(),
          attributes.getRequest().getRemoteAddr());
    }
    throw new IllegalStateException("there is no request on this thread");
  }

  static Caller of(HttpServletRequest request) {
    return of(SecurityContextHolder.getContext().getAuthentication(), request.getRemoteAddr());
  }

  /// @param address from where they ask
  static Caller of(@Nullable Authentication known, String address) {
    return switch (known == null ? null : known.getPrincipal()) {
      case TokenHolder holder ->
          new Caller(holder.actor(address), false, RateLimit.API_KNOWN, "token " + holder.token());
      case Visitor visitor ->
          new Caller(Actor.of(visitor), true, RateLimit.API_KNOWN, "account " + visitor.account());
      case null, default ->
          new Caller(Actor.stranger(address), false, RateLimit.API, Network.of(address));
    };
  }

  public boolean isKnown() {
    return limit == RateLimit.API_KNOWN;
  }
}
