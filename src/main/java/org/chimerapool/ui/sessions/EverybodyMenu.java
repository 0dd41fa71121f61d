package org.chimerapool.ui.sessions;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.pool.PoolDescription;
import org.chimerapool.stratum.LiveSessions;
import org.chimerapool.stratum.Reconnect;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.FormDialog;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.RowMenu;
import org.chimerapool.ui.kit.Toast;

/// What can be said to all miners of a pool at once.
final class EverybodyMenu {

  private static final List<Duration> SPREADS =
      List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(10));

  private final SessionsPresenter presenter;
  private final Actor visitor;
  private final Formats formats;
  private final Words words;
  private final RowMenu menu;
  private Optional<PoolDescription> pool = Optional.empty();

  EverybodyMenu(SessionsPresenter presenter, Actor visitor, Formats formats) {
    this.presenter = presenter;
    this.visitor = visitor;
    this.formats = formats;
    this.words = formats.words();
    RowMenu made =
        new RowMenu(words.say("sessions.everybody"))
            .action("sessions.message", () -> pool.ifPresent(this::message))
            .action("sessions.reconnect", () -> pool.ifPresent(this::reconnect));
    menu =
        visitor.may(Permission.TALK_TO_MINERS)
            ? made
            : made.denied(DeniedNote.why(Permission.TALK_TO_MINERS, words));
  }

  RowMenu component() {
    return menu;
  }

  void about(Optional<PoolDescription> chosen) {
    pool = chosen;
  }

  void message(PoolDescription to) {
    TextField text = new TextField(words.say("session.message"));
    text.setMaxLength(LiveSessions.MAX_MESSAGE);
    text.setHelperText(words.say("session.message.help"));
    text.setWidthFull();
    FormDialog[] opened = new FormDialog[1];
    opened[0] =
        new FormDialog(
            words.say("sessions.message.title", to.name()),
            "",
            "session.send",
            () -> tell(opened[0], () -> presenter.messageAll(visitor, to, text.getValue())),
            text);
    opened[0].open();
  }

  void reconnect(PoolDescription to) {
    Select<Duration> spread = new Select<>();
    spread.setLabel(words.say("sessions.spread"));
    spread.setHelperText(words.say("sessions.spread.help"));
    spread.setItems(SPREADS);
    spread.setItemLabelGenerator(formats::span);
    spread.setValue(SPREADS.get(1));
    FormDialog[] opened = new FormDialog[1];
    opened[0] =
        new FormDialog(
            words.say("sessions.reconnect.title", to.name()),
            words.say("sessions.reconnect.effect"),
            "session.reconnect",
            () ->
                tell(
                    opened[0],
                    () -> presenter.reconnectAll(visitor, to, Reconnect.HERE, spread.getValue())),
            spread);
    opened[0].open();
  }

  private void tell(FormDialog dialog, Supplier<Integer> what) {
    dialog.close();
    Errand.run(
        what,
        told -> Toast.say(words.say("sessions.told", told)),
        failure -> Toast.fault(words.say("action.failed")));
  }
}
