package org.chimerapool.ui.home;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import org.chimerapool.ui.kit.CopyableText;

/// What a miner types into its rig.
final class ConnectPanel extends Section {

  private final CopyableText url = new CopyableText("");
  private final String host = host();

  ConnectPanel() {
    addClassName("panel");
    setId("connect");
    Div head = new Div(new H2(getTranslation("home.connect")));
    head.addClassName("head");
    OrderedList steps =
        new OrderedList(
            step("home.connect.url", url),
            step("home.connect.user", new CopyableText(getTranslation("home.connect.user.form"))),
            step("home.connect.password", new CopyableText("x")));
    steps.addClassName("steps");
    add(head, steps);
  }

  void show(int port) {
    String text = port == 0 ? "–" : "stratum+tcp://" + host + ":" + port;
    url.set(text, text);
  }

  private ListItem step(String textKey, CopyableText code) {
    Span what = new Span(getTranslation(textKey));
    what.addClassName("what");
    code.addClassName("code");
    return new ListItem(new Div(what, code));
  }

  /// The name under which the visitor reached this page: a rig beside them reaches it likewise.
  private static String host() {
    return VaadinRequest.getCurrent() instanceof VaadinServletRequest request
        ? request.getServerName()
        : "localhost";
  }
}
