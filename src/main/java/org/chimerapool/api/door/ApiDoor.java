package org.chimerapool.api.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chimerapool.identity.Allowance;
import org.chimerapool.identity.ApiTokens;
import org.chimerapool.identity.Network;
import org.chimerapool.identity.RateLimit;
import org.chimerapool.identity.RequestLimits;
import org.chimerapool.identity.TokenHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Finds out who asks and counts the request. A token that is worth nothing ends it here, even
/// where nobody needs one: whoever sends it should know. The headers of the limits follow
/// draft-ietf-httpapi-ratelimit-headers.
final class ApiDoor extends OncePerRequestFilter {

  private static final Pattern BEARER =
      Pattern.compile("Bearer +([A-Za-z0-9._~+/=-]+)", Pattern.CASE_INSENSITIVE);
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final ApiTokens tokens;
  private final RequestLimits limits;

  ApiDoor(ApiTokens tokens, RequestLimits limits) {
    this.tokens = tokens;
    this.limits = limits;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (credentials != null) {
      Optional<TokenHolder> holder = judge(credentials);
      if (holder.isEmpty()) {
        refuseToken(request, response);
        return;
      }
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(
          UsernamePasswordAuthenticationToken.authenticated(holder.get(), null, List.of()));
      SecurityContextHolder.setContext(context);
    }
    Caller caller = Caller.of(request);
    if (!isGranted(limits.take(caller.limit(), caller.counted()), request, response)) {
      return;
    }
    if (caller.bySession() && !READING.contains(request.getMethod())) {
      Problems.write(
          request,
          response,
          HttpStatus.FORBIDDEN,
          "A browser's session may only read; changes need a token.");
      return;
    }
    chain.doFilter(request, response);
  }

  private Optional<TokenHolder> judge(String credentials) {
    Matcher bearer = BEARER.matcher(credentials);
    return bearer.matches() ? tokens.judge(bearer.group(1)) : Optional.empty();
  }

  private void refuseToken(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Allowance allowance = limits.take(RateLimit.API, Network.of(request.getRemoteAddr()));
    if (isGranted(allowance, request, response)) {
      response.setHeader(
          HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Chimera\", error=\"invalid_token\"");
      Problems.write(
          request,
          response,
          HttpStatus.UNAUTHORIZED,
          "This token is not one of ours, has ended or was revoked.");
    }
  }

  private static boolean isGranted(
      Allowance allowance, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader(
        "RateLimit-Policy",
        "\"api\";q=%d;w=%d".formatted(allowance.quota(), allowance.window().toSeconds()));
    long untilFull =
        allowance.window().toSeconds() * (allowance.quota() - allowance.left()) / allowance.quota();
    response.setHeader("RateLimit", "\"api\";r=%d;t=%d".formatted(allowance.left(), untilFull));
    if (!allowance.granted()) {
      response.setHeader(
          HttpHeaders.RETRY_AFTER,
          Long.toString(allowance.retryAfter().plus(Duration.ofMillis(999)).toSeconds()));
      Problems.write(
          request,
          response,
          HttpStatus.TOO_MANY_REQUESTS,
          "Too many requests; the header Retry-After says when there is one again.");
    }
    return allowance.granted();
  }
}
