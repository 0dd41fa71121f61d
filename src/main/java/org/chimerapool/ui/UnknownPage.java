package org.chimerapool.ui;

import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// An address to look at that no view has: whoever asks may be told that there is no such page.
/// Every view keeps its own rule, since the router asks it whatever this matcher says.
final class UnknownPage implements RequestMatcher {

  private static final Pattern PLAIN = Pattern.compile("/[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*/?");

  /// What is no page at all, whether or not there is something today.
  private static final Set<String> RESERVED =
      Set.of("actuator", "api", "error", "login", "logout", "VAADIN");

  @Override
  public boolean matches(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    if (!"GET".equals(request.getMethod()) || !PLAIN.matcher(path).matches()) {
      return false;
    }
    String page = path.substring(1, path.endsWith("/") ? path.length() - 1 : path.length());
    return !RESERVED.contains(page.split("/", 2)[0])
        && ApplicationRouteRegistry.getInstance(
                new VaadinServletContext(request.getServletContext()))
            .getNavigationTarget(page)
            .isEmpty();
  }
}
