package org.chimerapool.ui.access;

import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// From where a page is looked at, and under which address.
public final class WebOrigin {

  /// What a proxy in between adds.
  private static final List<String> FORWARDED =
      List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

  /// Set by Tomcat where a trusted proxy has said who the visitor is.
  private static final String RESOLVED = "org.apache.catalina.AccessLog.RemoteAddr";

  private WebOrigin() {}

  /// Whether a proxy stands between whose word is not taken: the address is its own then.
  public static boolean isProxied(HttpServletRequest request) {
    return request.getAttribute(RESOLVED) == null
        && FORWARDED.stream().anyMatch(name -> request.getHeader(name) != null);
  }

  /// The visitor's own IP address; empty where it cannot be known.
  public static Optional<InetAddress> visitor() {
    HttpServletRequest request = VaadinServletRequest.getCurrent().getHttpServletRequest();
    if (isProxied(request)) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(request.getRemoteAddr()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// The name under which the visitor reached the page, their own word.
  public static String host() {
    return VaadinServletRequest.getCurrent().getServerName();
  }

  /// A page of this program as somebody else can open it.
  public static String link(String path) {
    VaadinServletRequest request = VaadinServletRequest.getCurrent();
    int port = request.getServerPort();
    boolean usual = request.isSecure() ? port == 443 : port == 80;
    return request.getScheme()
        + "://"
        + request.getServerName()
        + (usual ? "" : ":" + port)
        + request.getContextPath()
        + "/"
        + path;
  }
}
