package org.chimerapool.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets a request keep its rights only while its session is one of [SignedInBrowsers].
public final class SessionGuard extends OncePerRequestFilter {

  private final SignedInBrowsers browsers;

  public SessionGuard(SignedInBrowsers browsers) {
    this.browsers = browsers;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpSession session = request.getSession(false);
    if (Visitor.find()
        .filter(visitor -> session == null || !browsers.isOpen(visitor.session(), session))
        .isPresent()) {
      SecurityContextHolder.clearContext();
      if (session != null) {
        session.invalidate();
      }
    }
    chain.doFilter(request, response);
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }
}
