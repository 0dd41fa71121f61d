package org.chimerapool.ui;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/// Answers 404 for a file of the pages that there is not. Without it the router would take its name
/// for a page's and answer 200.
final class MissingFile extends OncePerRequestFilter {

  private static final List<String> FOLDERS = List.of("/chimera/", "/aura/", "/webjars/");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    if (FOLDERS.stream().anyMatch(path::startsWith)
        && MissingFile.class.getResource("/META-INF/resources" + path) == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    chain.doFilter(request, response);
  }
}
