package org.chimerapool.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.Locale;
import org.chimerapool.ui.kit.AppLink;

/// Who is signed in, with what they may choose for this browser and the way out.
final class AccountMenu extends Div {

  AccountMenu(AuthenticationContext access) {
    String login = access.getPrincipalName().orElse("");
    String role = access.getGrantedRoles().stream().findFirst().orElse("VIEWER");
    NativeButton opener = opener(login, role);
    Popover popover = new Popover(content(access));
    popover.setTarget(opener);
    popover.setPosition(PopoverPosition.TOP_START);
    popover.setAriaLabel(getTranslation("menu.account"));
    add(opener, popover);
  }

  private NativeButton opener(String login, String role) {
    Span initial = new Span(login.isEmpty() ? "?" : login.substring(0, 1).toUpperCase(Locale.ROOT));
    initial.addClassName("initial");
    initial.getElement().setAttribute("aria-hidden", "true");
    Span roleName = new Span(getTranslation("role." + role.toLowerCase(Locale.ROOT)));
    roleName.addClassName("role");
    Span who = new Span(new Span(login), roleName);
    who.addClassName("who");
    NativeButton opener = new NativeButton();
    opener.addClassName("account");
    opener.getElement().setAttribute("type", "button");
    opener.setAriaLabel(getTranslation("menu.account.of", login));
    opener.add(initial, who);
    return opener;
  }

  private Div content(AuthenticationContext access) {
    NativeButton leave = new NativeButton(getTranslation("menu.signout"));
    leave.addClassName("btn");
    leave.addClickListener(event -> access.logout());
    Preferences preferences = new Preferences();
    preferences.add(new AppLink("console/account", getTranslation("menu.own")).look("btn"), leave);
    return preferences;
  }
}
