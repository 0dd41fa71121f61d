package org.chimerapool.ui.sessions;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.util.Locale;
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
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.FactList;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.Toast;
import org.chimerapool.ui.kit.Tone;

/// One connection with everything that is known about it, and what can be said to it.
final class SessionSheet {

  private final SessionsPresenter presenter;
  private final BanDesk bans;
  private final Actor visitor;
  private final Formats formats;
  private final Words words;
  private final Runnable done;

  SessionSheet(
      SessionsPresenter presenter, BanDesk bans, Actor visitor, Formats formats, Runnable done) {
    this.presenter = presenter;
    this.bans = bans;
    this.visitor = visitor;
    this.formats = formats;
    this.words = formats.words();
    this.done = done;
  }

  void open(LiveSession session, Instant now) {
    Dialog dialog = new Dialog();
    String name = SessionGrid.name(session);
    dialog.setHeaderTitle(name.isEmpty() ? words.say("session.nobody") : name);
    dialog.setWidth("min(620px, 100vw - 32px)");
    TextField text = new TextField(words.say("session.message"));
    text.setId("session-message");
    text.setMaxLength(LiveSessions.MAX_MESSAGE);
    text.setHelperText(words.say("session.message.help"));
    text.setWidthFull();
    String why = DeniedNote.why(Permission.TALK_TO_MINERS, words);
    boolean may = visitor.may(Permission.TALK_TO_MINERS);
    text.setEnabled(may);
    Div actions =
        new Div(
            new ActionButton(
                    "session.send",
                    () -> tell(dialog, () -> presenter.message(visitor, session, text.getValue())))
                .allowed(may, why),
            new ActionButton(
                    "session.reconnect",
                    () -> tell(dialog, () -> presenter.reconnect(visitor, session, Reconnect.HERE)))
                .allowed(may, why),
            new ActionButton(
                    "session.extranonce",
                    () -> tell(dialog, () -> presenter.moveExtranonce(visitor, session)))
                .allowed(
                    may && session.extranonceSubscribed(),
                    may ? words.say("session.extranonce.fixed") : why),
            new ActionButton(
                    "session.disconnect",
                    () -> tell(dialog, () -> presenter.disconnect(visitor, session)))
                .grave()
                .allowed(may, why),
            new ActionButton("session.ban", () -> ban(dialog, session)).grave().allowed(may, why));
    actions.addClassName("buttons");
    Div body =
        new Div(
            facts(session, now),
            text,
            actions,
            new DeniedNote(visitor, Permission.TALK_TO_MINERS, formats.words()));
    body.addClassName("form");
    dialog.add(body);
    dialog.getFooter().add(new ActionButton("dialog.close", dialog::close));
    dialog.open();
  }

  private void ban(Dialog dialog, LiveSession session) {
    dialog.close();
    BanForm.open(bans, visitor, AddressRange.sourceOf(session.address()).toString(), formats, done);
  }

  private void tell(Dialog dialog, Supplier<Boolean> what) {
    Errand.run(
        what,
        there -> {
          dialog.close();
          if (there) {
            Toast.say(words.say("session.done"));
          } else {
            Toast.fault(words.say("session.gone"));
          }
          done.run();
        },
        failure -> Toast.fault(words.say("action.failed")));
  }

  private FactList facts(LiveSession session, Instant now) {
    FactList facts = new FactList();
    SessionState state = SessionState.of(session, now);
    facts.show("session.state", words.say("session.state." + state.key()), state.tone());
    if (!session.warnings().isEmpty()) {
      facts.show(
          "session.warnings",
          session.warnings().stream()
              .sorted()
              .map(
                  warning ->
                      words.say("session.warning." + warning.name().toLowerCase(Locale.ROOT)))
              .collect(Collectors.joining("; ")),
          Tone.WARN);
    }
    facts.show(
        "session.workers",
        session.summary().workers().stream()
            .map(Object::toString)
            .collect(Collectors.joining(", ")));
    facts.show("session.device", session.device());
    facts.show("session.agent", session.summary().agent());
    facts.show("session.difficulty", formats.difficulty(session.summary().difficulty()).toString());
    facts.show(
        "session.shares", words.say("session.shares.value", session.accepted(), session.refused()));
    Instant last = session.lastShareAt();
    facts.show("worker.last", last == null ? "–" : formats.ago(last, now));
    Instant request = session.lastRequestAt();
    facts.show("session.request", request == null ? "–" : formats.ago(request, now));
    facts.show("session.since", formats.ago(session.summary().origin().connectedAt(), now));
    facts.show("session.address", session.address().getHostAddress());
    facts.show("session.line", line(session));
    facts.show(
        "session.abilities",
        words.say(
            "session.abilities.value",
            session.versionMask() == 0 ? 0 : 1,
            String.format(Locale.ROOT, "%08x", session.versionMask()),
            session.extranonceSubscribed() ? 1 : 0));
    return facts;
  }

  private String line(LiveSession session) {
    return session.dialect()
        + ", "
        + words.say(session.tls() ? "session.tls" : "session.plain")
        + (session.proxied() ? ", " + words.say("session.proxied") : "");
  }
}
