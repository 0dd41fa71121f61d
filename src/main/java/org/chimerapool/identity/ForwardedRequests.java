package org.chimerapool.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Takes a trusted proxy's word on who is behind it: the last address of `X-Forwarded-For` that is
/// not a trusted proxy itself, and `X-Forwarded-Proto`. From everybody else these headers change
/// nothing. The host that a request names is never taken from a header.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ForwardedRequests extends OncePerRequestFilter {

  private static final String FOR = "X-Forwarded-For";
  private static final String PROTO = "X-Forwarded-Proto";

  private final List<IpAddressMatcher> trusted;

  ForwardedRequests(WebSettings settings) {
    trusted = settings.trustedProxies().stream().map(IpAddressMatcher::new).toList();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(isTrusted(request.getRemoteAddr()) ? forwarded(request) : request, response);
  }

  private HttpServletRequest forwarded(HttpServletRequest request) {
    String address = origin(request);
    boolean secure = request.isSecure() || "https".equalsIgnoreCase(request.getHeader(PROTO));
    return new HttpServletRequestWrapper(request) {
      @Override
      public String getRemoteAddr() {
        return address;
      }

      @Override
      public String getRemoteHost() {
        return address;
      }

      @Override
      public boolean isSecure() {
        return secure;
      }

      @Override
      public String getScheme() {
        return secure ? "https" : "http";
      }
    };
  }

  /// Whatever stands left of the first stranger was written by that stranger.
  private String origin(HttpServletRequest request) {
    List<String> hops =
        Collections.list(request.getHeaders(FOR)).stream()
            .flatMap(line -> List.of(line.split(",", -1)).stream())
            .map(String::strip)
            .toList();
    String last = request.getRemoteAddr();
    for (String hop : hops.reversed()) {
      if (!isAddress(hop)) {
        return last;
      }
      last = hop;
      if (!isTrusted(hop)) {
        return last;
      }
    }
    return last;
  }

  private boolean isTrusted(String address) {
    return trusted.stream().anyMatch(range -> range.matches(address));
  }

  private static boolean isAddress(String text) {
    try {
      return InetAddress.ofLiteral(text).getHostAddress().length() > 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
