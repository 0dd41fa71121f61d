package org.chimerapool.ui.system;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chimerapool.identity.Actor;
import org.chimerapool.system.LogLevels;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.FormDialog;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.Toast;

/// Parts of the program that tell more for a while.
final class LevelsPanel extends Div {

  private static final List<Duration> TIMES =
      List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), LogLevels.LONGEST);

  private final Formats formats = PageFormats.current();
  private final transient SystemPresenter presenter;
  private final Actor visitor;
  private final Runnable changed;
  private final DataTable<LogLevels.Raised> table;
  private final Panel panel;
  private Instant now = Instant.EPOCH;

  LevelsPanel(SystemPresenter presenter, Actor visitor, Runnable changed) {
    this.presenter = presenter;
    this.visitor = visitor;
    this.changed = changed;
    table =
        new DataTable<LogLevels.Raised>(getTranslation("levels.title"))
            .text("levels.part", raised -> named(raised.part()))
            .text("levels.detail", raised -> raised.detail().name())
            .text("levels.until", this::until)
            .column("", "r", raised -> raised, this::back);
    panel = new Panel("levels.title", table).note(getTranslation("levels.note"));
    panel.action(new ActionButton("levels.raise", this::ask));
    add(panel);
  }

  void show(List<LogLevels.Raised> raised, Instant moment) {
    now = moment;
    if (raised.isEmpty()) {
      panel.empty("levels.none", "levels.none.next");
    } else {
      panel.ready();
      table.show(raised);
    }
  }

  private String named(String part) {
    return part.isEmpty() ? getTranslation("levels.all") : part;
  }

  private String until(LogLevels.Raised raised) {
    return getTranslation("chores.in", formats.span(Duration.between(now, raised.until())));
  }

  private ActionButton back(LogLevels.Raised raised) {
    return new ActionButton(
            "levels.back",
            () -> {
              presenter.lower(visitor, raised.part());
              changed.run();
            })
        .quiet();
  }

  private void ask() {
    TextField part = new TextField(getTranslation("levels.part"));
    part.setId("level-part");
    part.setPlaceholder("stratum");
    part.setHelperText(getTranslation("levels.part.help"));
    part.setMaxLength(100);
    part.setWidthFull();
    Select<LogLevels.Detail> detail = new Select<>();
    detail.setLabel(getTranslation("levels.detail"));
    detail.setItems(LogLevels.Detail.values());
    detail.setValue(LogLevels.Detail.DEBUG);
    Select<Duration> time = new Select<>();
    time.setLabel(getTranslation("levels.time"));
    time.setItems(TIMES);
    time.setItemLabelGenerator(formats::span);
    time.setValue(TIMES.get(1));
    FormDialog[] opened = new FormDialog[1];
    opened[0] =
        new FormDialog(
            getTranslation("levels.title"),
            getTranslation("levels.lead"),
            "levels.raise",
            () -> {
              try {
                presenter.raise(
                    visitor, part.getValue().strip(), detail.getValue(), time.getValue());
                opened[0].close();
                Toast.say(getTranslation("levels.raised", formats.span(time.getValue())));
                changed.run();
              } catch (IllegalArgumentException wrong) {
                opened[0].fault(getTranslation("levels.part.wrong"));
              }
            },
            part,
            FormDialog.pair(detail, time));
    opened[0].open();
    part.focus();
  }
}
