package org.chimerapool.ui.shell;

import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServletResponse;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.chimerapool.pool.PoolId;
import org.chimerapool.ui.kit.ScreenUrl;
import org.jspecify.annotations.Nullable;

/// What a browser remembers without an account: colour scheme and language, in cookies.
final class BrowserMemory {

  private static final String SCHEME = "chimera_scheme";
  private static final String LANGUAGE = "chimera_language";
  private static final String POOL = "chimera_pool";

  private BrowserMemory() {}

  static Scheme scheme(@Nullable VaadinRequest request) {
    return cookie(request, SCHEME).flatMap(Scheme::ofKey).orElse(Scheme.DARK);
  }

  static Optional<Locale> language(@Nullable VaadinRequest request) {
    return cookie(request, LANGUAGE).flatMap(BrowserMemory::language);
  }

  /// The pool that was looked at last, whether or not there still is such a pool.
  static Optional<PoolId> pool(@Nullable VaadinRequest request) {
    return cookie(request, POOL).flatMap(ScreenUrl::poolOf);
  }

  static void remember(PoolId pool) {
    write(POOL, Integer.toString(pool.value()));
  }

  static void remember(Scheme scheme) {
    write(SCHEME, scheme.key());
  }

  static void remember(Locale language) {
    write(LANGUAGE, language.getLanguage());
  }

  private static Optional<Locale> language(String tag) {
    return switch (tag) {
      case "en" -> Optional.of(Locale.ENGLISH);
      case "de" -> Optional.of(Locale.GERMAN);
      default -> Optional.empty();
    };
  }

  private static Optional<String> cookie(@Nullable VaadinRequest request, String name) {
    Cookie[] cookies = request == null ? null : request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(name))
            .map(Cookie::getValue)
            .findFirst();
  }

  private static void write(String name, String value) {
    if (VaadinService.getCurrentResponse() instanceof VaadinServletResponse response) {
      Cookie cookie = new Cookie(name, value);
      cookie.setPath("/");
      cookie.setHttpOnly(true);
      cookie.setMaxAge((int) Duration.ofDays(365).toSeconds());
      cookie.setAttribute("SameSite", "Lax");
      response.getHttpServletResponse().addCookie(cookie);
    }
  }

  /// The colour schemes that a visitor may choose.
  enum Scheme {
    DARK("dark", ColorScheme.Value.DARK),
    LIGHT("light", ColorScheme.Value.LIGHT),
    SYSTEM("system", ColorScheme.Value.SYSTEM);

    private final String key;
    private final ColorScheme.Value vaadin;

    Scheme(String key, ColorScheme.Value vaadin) {
      this.key = key;
      this.vaadin = vaadin;
    }

    static Optional<Scheme> ofKey(String key) {
      return Arrays.stream(values()).filter(scheme -> scheme.key.equals(key)).findFirst();
    }

    String key() {
      return key;
    }

    ColorScheme.Value vaadin() {
      return vaadin;
    }
  }
}
