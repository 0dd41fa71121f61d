package org.chimerapool.ui;

import com.vaadin.flow.router.RouteBaseData;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// Every page that the program has, from its own registry: a new one is tried at once.
final class Routes {

  /// What stands for a page's parameters. A page with another one fails the tests until it has an
  /// example here.
  private static final Map<String, String> EXAMPLES =
      Map.of("address", "bc1q9hx2v7tq0zr4m8x4ke", "id", "4", "code", "machine-check");

  private static final Pattern PARAMETER = Pattern.compile(":([a-zA-Z]+)[^/]*");

  /// Pages for those who are not signed in, and one that breaks on purpose.
  private static final List<String> ELSEWHERE = List.of("/login", "/claim", "/broken");

  private Routes() {}

  static Stream<String> all(ConfigurableApplicationContext program) {
    var servlets =
        Objects.requireNonNull(((ServletWebServerApplicationContext) program).getServletContext());
    return ApplicationRouteRegistry.getInstance(new VaadinServletContext(servlets))
        .getRegisteredRoutes()
        .stream()
        .map(RouteBaseData::getTemplate)
        .map(template -> "/" + filled(template))
        .filter(path -> !ELSEWHERE.contains(path))
        .distinct()
        .sorted();
  }

  static Stream<String> ofTheConsole(ConfigurableApplicationContext program) {
    return all(program).filter(path -> path.equals("/console") || path.startsWith("/console/"));
  }

  private static String filled(String template) {
    return PARAMETER
        .matcher(template)
        .replaceAll(
            found -> {
              String example = EXAMPLES.get(found.group(1));
              if (example == null) {
                throw new IllegalStateException(
                    "no example for " + found.group() + " in " + template);
              }
              return example;
            });
  }
}
