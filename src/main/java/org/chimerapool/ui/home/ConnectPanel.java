package org.chimerapool.ui.home;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import org.chimerapool.onboarding.StratumAddress;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.CopyableText;

/// What a miner types into its rig.
final class ConnectPanel extends Section {

  private final CopyableText url = new CopyableText("");

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
    AppLink ready = new AppLink("connect", getTranslation("home.connect.ready"));
    ready.setClassName("btn main");
    ready.setId("to-connect");
    Div foot = new Div(ready);
    foot.addClassName("foot");
    add(head, steps, foot);
  }

  /// @param at empty while there is no pool
  void show(Optional<StratumAddress> at) {
    String text = at.filter(StratumAddress::isOpen).map(StratumAddress::plainUrl).orElse("–");
    url.set(text, text);
  }

  private ListItem step(String textKey, CopyableText code) {
    Span what = new Span(getTranslation(textKey));
    what.addClassName("what");
    code.addClassName("code");
    return new ListItem(new Div(what, code));
  }
}
