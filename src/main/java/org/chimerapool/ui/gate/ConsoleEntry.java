package org.chimerapool.ui.gate;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.chimerapool.identity.KnownBrowsers;
import org.chimerapool.identity.Origin;
import org.chimerapool.identity.Permission;
import org.chimerapool.identity.SignedIn;
import org.chimerapool.identity.SignedInBrowsers;
import org.chimerapool.identity.Visitor;
import org.chimerapool.ui.access.WebOrigin;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

/// Opens the console for somebody who was let in, under a new session id.
final class ConsoleEntry {

  private static final SecurityContextRepository CONTEXTS =
      new HttpSessionSecurityContextRepository();

  private ConsoleEntry() {}

  /// Marks a browser that has signed in; see [KnownBrowsers].
  private static final String MARK = "chimera_browser";

  static void open(Visitor visitor, SignedInBrowsers browsers) {
    HttpServletRequest request = VaadinServletRequest.getCurrent().getHttpServletRequest();
    HttpServletResponse response = VaadinServletResponse.getCurrent().getHttpServletResponse();
    request.changeSessionId();
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(SignedIn.of(visitor));
    SecurityContextHolder.setContext(context);
    CONTEXTS.saveContext(context, request, response);
    browsers.opened(visitor.session(), request.getSession());
    response.addCookie(marked(browsers.mark(visitor), request.isSecure()));
    boolean operates = Permission.SEE_CONSOLE.isGrantedTo(visitor.role());
    UI.getCurrent().getPage().setLocation(operates ? "console" : "me");
  }

  /// From where this page is looked at.
  static Origin origin() {
    HttpServletRequest request = VaadinServletRequest.getCurrent().getHttpServletRequest();
    boolean proxied = WebOrigin.isProxied(request);
    String address = request.getRemoteAddr();
    return new Origin(
        shortened(address),
        Optional.ofNullable(request.getHeader("User-Agent")).orElse(""),
        !proxied && isLoopback(address),
        mark(request));
  }

  private static Cookie marked(String mark, boolean secure) {
    Cookie cookie = new Cookie(MARK, mark);
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    cookie.setAttribute("SameSite", "Lax");
    cookie.setPath("/");
    cookie.setMaxAge((int) KnownBrowsers.REMEMBERED.toSeconds());
    return cookie;
  }

  private static String mark(HttpServletRequest request) {
    return Stream.ofNullable(request.getCookies())
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(MARK))
        .map(Cookie::getValue)
        .findFirst()
        .orElse("");
  }

  /// An IPv6 address without its first row of zeros, as people write it.
  private static String shortened(String address) {
    return address.replaceFirst("(?:^|:)0(?::0)+(?::|$)", "::");
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.ofLiteral(address).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
