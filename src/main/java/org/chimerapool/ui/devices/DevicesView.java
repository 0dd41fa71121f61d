package org.chimerapool.ui.devices;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.Sentence;
import org.chimerapool.ui.live.LivePage;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.shell.ConsoleLayout;
import org.chimerapool.ui.shell.PageHead;

/// What is known about kinds of mining devices, and a place to try it.
@Route(value = "console/devices", layout = ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
class DevicesView extends Div implements HasDynamicTitle {

  private static final int MAX_AGENT = 256;

  private final Formats formats = PageFormats.current();
  private final Words words = formats.words();
  private final Sentence answer = new Sentence();
  private final TextField agent = new TextField();
  private final Span result = new Span();
  private final RuleTable table;
  private final Panel panel;
  private volatile String tried = "";

  DevicesView(DevicesPresenter presenter, LiveUpdates updates) {
    Actor visitor = Actor.current();
    LivePage<DevicesModel> live = updates.follow(this, () -> presenter.read(tried), this::show);
    RuleActions actions = new RuleActions(presenter, visitor, words, live::refresh);
    table = new RuleTable(formats, actions);
    panel = new Panel("devices.panel", table.component()).note(words.say("devices.panel.note"));
    boolean may = visitor.may(Permission.RUN_DEVICE_RULES);
    ActionButton add =
        new ActionButton("devices.new", () -> actions.edit(Optional.empty()))
            .main()
            .allowed(may, DeniedNote.why(Permission.RUN_DEVICE_RULES, words));
    ActionButton restore =
        new ActionButton("devices.restore", actions::restoreShipped)
            .allowed(may, DeniedNote.why(Permission.RUN_DEVICE_RULES, words));
    agent.setId("try-agent");
    agent.setPlaceholder(words.say("devices.try.example"));
    agent.setAriaLabel(words.say("devices.try"));
    agent.setMaxLength(MAX_AGENT);
    agent.setClearButtonVisible(true);
    agent.setValueChangeMode(ValueChangeMode.LAZY);
    agent.addValueChangeListener(
        event -> {
          tried = event.getValue();
          live.refresh();
        });
    result.getElement().setAttribute("role", "status");
    Div row = new Div(agent, result);
    row.addClassName("filters");
    Div head = new Div(new H2(words.say("devices.try")));
    head.addClassName("head");
    Section attempt = new Section(head, row);
    attempt.addClassName("panel");
    add(
        new PageHead("devices.title", restore, add),
        answer,
        attempt,
        panel,
        new DeniedNote(visitor, Permission.RUN_DEVICE_RULES, words));
  }

  private void show(DevicesModel model) {
    answer.show(model.answer(), words);
    panel.show(model.rules(), List::isEmpty, "empty.devices", table::show);
    result.setText(
        model
            .matched()
            .map(
                rule ->
                    rule.id() == 0
                        ? words.say("devices.try.other")
                        : words.say("devices.try.hit", rule.device(), rule.pattern()))
            .orElseGet(() -> words.say("devices.try.none")));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("devices.title") + " · Chimera";
  }
}
