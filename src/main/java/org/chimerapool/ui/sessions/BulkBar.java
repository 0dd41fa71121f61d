package org.chimerapool.ui.sessions;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.pool.AddressRange;
import org.chimerapool.stratum.LiveSession;
import org.chimerapool.stratum.LiveSessions;
import org.chimerapool.stratum.Reconnect;
import org.chimerapool.ui.guard.BanDesk;
import org.chimerapool.ui.guard.BanForm;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.Confirm;
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.FormDialog;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.Toast;
import org.chimerapool.ui.kit.TypedConfirm;

/// What can be done with all connections that are chosen; not to be seen while none is.
final class BulkBar extends Div {

  private final SessionsPresenter presenter;
  private final BanDesk bans;
  private final Actor visitor;
  private final Formats formats;
  private final Words words;
  private final Runnable done;
  private final Span count = new Span();
  private List<LiveSession> chosen = List.of();

  /// @param clear takes the choice back
  BulkBar(
      SessionsPresenter presenter,
      BanDesk bans,
      Actor visitor,
      Formats formats,
      Runnable clear,
      Runnable done) {
    this.presenter = presenter;
    this.bans = bans;
    this.visitor = visitor;
    this.formats = formats;
    this.words = formats.words();
    this.done = done;
    addClassName("bulk");
    getElement().setAttribute("role", "region");
    getElement().setAttribute("aria-label", words.say("bulk.label"));
    count.getElement().setAttribute("role", "status");
    boolean talk = visitor.may(Permission.TALK_TO_MINERS);
    String why = DeniedNote.why(Permission.TALK_TO_MINERS, words);
    add(
        count,
        new ActionButton("session.message", this::message).allowed(talk, why),
        new ActionButton("session.reconnect", this::reconnect).allowed(talk, why),
        new ActionButton("session.disconnect", this::disconnect).grave().allowed(talk, why),
        new ActionButton("bulk.ban", this::ban)
            .grave()
            .allowed(
                visitor.may(Permission.BAN_ADDRESSES),
                DeniedNote.why(Permission.BAN_ADDRESSES, words)),
        new ActionButton("bulk.clear", clear).quiet());
    setVisible(false);
  }

  void about(Set<LiveSession> sessions) {
    chosen = List.copyOf(sessions);
    count.setText(words.say("bulk.count", chosen.size()));
    setVisible(!chosen.isEmpty());
  }

  private void message() {
    List<LiveSession> to = chosen;
    TextField text = new TextField(words.say("session.message"));
    text.setId("bulk-message");
    text.setMaxLength(LiveSessions.MAX_MESSAGE);
    text.setHelperText(words.say("session.message.help"));
    text.setWidthFull();
    FormDialog[] opened = new FormDialog[1];
    opened[0] =
        new FormDialog(
            words.say("bulk.message", to.size()),
            "",
            "session.send",
            () -> {
              opened[0].close();
              tell(() -> presenter.message(visitor, to, text.getValue()));
            },
            text);
    opened[0].open();
  }

  private void reconnect() {
    List<LiveSession> whom = chosen;
    Confirm.open(
        words.say("bulk.reconnect", whom.size()),
        words.say("bulk.reconnect.effect"),
        "session.reconnect",
        () -> tell(() -> presenter.reconnect(visitor, whom, Reconnect.HERE)));
  }

  /// How many is to be typed: each loses the work that it has.
  private void disconnect() {
    List<LiveSession> whom = chosen;
    TypedConfirm.open(
        words.say("bulk.disconnect", whom.size()),
        words.say("bulk.disconnect.effect"),
        Integer.toString(whom.size()),
        "session.disconnect",
        dialog -> {
          dialog.close();
          tell(() -> presenter.disconnect(visitor, whom));
        });
  }

  private void ban() {
    BanForm.open(
        bans,
        visitor,
        chosen.stream()
            .map(session -> AddressRange.sourceOf(session.address()).toString())
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .toList(),
        formats,
        done);
  }

  private void tell(Supplier<Integer> what) {
    Errand.run(
        what,
        told -> {
          Toast.say(words.say("sessions.told", told));
          done.run();
        },
        failure -> Toast.fault(words.say("action.failed")));
  }
}
