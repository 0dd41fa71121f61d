package org.chimerapool.ui.gate;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.chimerapool.identity.Account;
import org.chimerapool.identity.SignedIn;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

/// Opens the console for somebody whose password was judged right, under a new session id.
final class ConsoleEntry {

  private static final SecurityContextRepository CONTEXTS =
      new HttpSessionSecurityContextRepository();

  private ConsoleEntry() {}

  static void open(Account account) {
    HttpServletRequest request = VaadinServletRequest.getCurrent().getHttpServletRequest();
    HttpServletResponse response = VaadinServletResponse.getCurrent().getHttpServletResponse();
    request.changeSessionId();
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(SignedIn.of(account, request.getRemoteAddr()));
    SecurityContextHolder.setContext(context);
    CONTEXTS.saveContext(context, request, response);
    UI.getCurrent().getPage().setLocation("console");
  }
}
