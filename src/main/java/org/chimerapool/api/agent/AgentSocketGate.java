package org.chimerapool.api.agent;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chimerapool.deployment.AgentDesk;
import org.chimerapool.identity.Network;
import org.chimerapool.identity.RateLimit;
import org.chimerapool.identity.RequestLimits;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/// Stands before the socket: whoever comes without a run's key is refused over plain HTTP, and a
/// browser's page, which names its origin, is sent away: machines name none.
final class AgentSocketGate extends OncePerRequestFilter {

  static final String PROTOCOL = "chimera.deployment.v1";
  private static final String KEY_PREFIX = "key.";
  private static final Pattern PATH = Pattern.compile("/ws/deployment/([0-9]{1,18})");

  private final AgentDesk desk;
  private final RequestLimits limits;

  AgentSocketGate(AgentDesk desk, RequestLimits limits) {
    this.desk = desk;
    this.limits = limits;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Matcher path = PATH.matcher(request.getRequestURI());
    Optional<String> key =
        key(request.getHeader("authorization"), request.getHeader("sec-websocket-protocol"));
    if (request.getHeader("origin") != null) {
      refuse(response, HttpServletResponse.SC_FORBIDDEN, "browsers have no business here");
    } else if (!path.matches()) {
      refuse(response, HttpServletResponse.SC_NOT_FOUND, "expected the number of a run");
    } else if (key.isEmpty()) {
      refuse(response, HttpServletResponse.SC_UNAUTHORIZED, "expected the run's key");
    } else if (!desk.knows(Long.parseLong(path.group(1)), key.get())) {
      boolean slowly = limits.take(RateLimit.API, Network.of(request.getRemoteAddr())).granted();
      refuse(
          response,
          slowly ? HttpServletResponse.SC_FORBIDDEN : 429,
          slowly ? "no such run, or not its key" : "too many requests");
    } else {
      chain.doFilter(request, response);
    }
  }

  /// As bearer, or among the protocols that the machine offers, for clients that can set no header.
  static Optional<String> key(
      @org.jspecify.annotations.Nullable String authorization,
      @org.jspecify.annotations.Nullable String protocols) {
    if (authorization != null && authorization.startsWith("Bearer ")) {
      return Optional.of(authorization.substring(7)).filter(key -> key.length() <= 200);
    }
    return protocols == null
        ? Optional.empty()
        : Pattern.compile("\\s*,\\s*")
            .splitAsStream(protocols.strip())
            .filter(each -> each.startsWith(KEY_PREFIX) && each.length() <= 200)
            .map(each -> each.substring(KEY_PREFIX.length()))
            .findFirst();
  }

  private static void refuse(HttpServletResponse response, int status, String why)
      throws IOException {
    response.setStatus(status);
    response.setContentType(MediaType.TEXT_PLAIN_VALUE);
    response.getWriter().println(why);
  }
}
