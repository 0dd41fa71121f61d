package org.chimerapool.ui.hosts;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Locale;
import org.chimerapool.deployment.executor.SshAccess;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.CopyableText;

/// Asks how the console logs in to a host.
final class AccessFields extends Div {

  private final Select<SshAccess.Way> way = new Select<>();
  private final TextArea key = new TextArea();
  private final Checkbox sudo = new Checkbox();
  private final Div own = new Div();

  AccessFields(String consoleKey, Words words) {
    addClassName("form");
    way.setId("host-way");
    way.setLabel(words.say("hosts.way"));
    way.setItems(SshAccess.Way.values());
    way.setItemLabelGenerator(
        each -> words.say("hosts.way." + each.name().toLowerCase(Locale.ROOT)));
    way.setWidthFull();
    key.setId("host-key");
    key.setLabel(words.say("hosts.key"));
    key.setHelperText(words.say("hosts.key.help"));
    key.setMaxLength(20_000);
    key.setMinRows(4);
    key.setMaxRows(8);
    key.setWidthFull();
    key.addClassName("code");
    key.getElement().setAttribute("autocomplete", "off");
    sudo.setId("host-sudo");
    sudo.setLabel(words.say("hosts.sudo"));
    Paragraph lead = new Paragraph(words.say("hosts.own"));
    lead.addClassName("dim");
    own.add(lead, new CopyableText(consoleKey, CopyableText.shorten(consoleKey, 28)));
    way.addValueChangeListener(event -> choose());
    way.setValue(SshAccess.Way.CONSOLE_KEY);
    add(way, own, key, sudo);
  }

  private void choose() {
    key.setVisible(way.getValue() == SshAccess.Way.GIVEN_KEY);
    own.setVisible(way.getValue() == SshAccess.Way.CONSOLE_KEY);
  }

  void show(SshAccess.Way chosen, boolean root) {
    way.setValue(chosen);
    sudo.setValue(root);
  }

  SshAccess access() {
    return new SshAccess(
        way.getValue(),
        way.getValue() == SshAccess.Way.GIVEN_KEY ? key.getValue() : "",
        sudo.getValue());
  }
}
