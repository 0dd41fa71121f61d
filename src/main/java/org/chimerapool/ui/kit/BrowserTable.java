package org.chimerapool.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.chimerapool.identity.OpenSession;

/// Browsers that are signed in, each with a way to sign it out.
public final class BrowserTable extends Div {

  private final Formats formats;
  private final long here;
  private final Consumer<OpenSession> signOut;
  private final DataTable<OpenSession> table = new DataTable<>(getTranslation("browsers.panel"));
  private Instant now = Instant.EPOCH;

  /// @param here the session that looks at this
  /// @param everybody whether it says whose each is
  public BrowserTable(
      Formats formats, long here, boolean everybody, Consumer<OpenSession> signOut) {
    this.formats = formats;
    this.here = here;
    this.signOut = signOut;
    if (everybody) {
      table.text("users.login", OpenSession::login);
    }
    table
        .column("browsers.browser", "", OpenSession::id, this::browser)
        .column("browsers.address", "mono", OpenSession::address, this::address)
        .time("browsers.since", s -> formats.ago(s.since(), now), s -> formats.moment(s.since()))
        .wideScreensOnly()
        .time("browsers.seen", this::seen, s -> formats.moment(s.lastSeenAt()))
        .wideScreensOnly()
        .column("", "r", OpenSession::id, this::button);
    add(table);
  }

  public void show(List<OpenSession> sessions, Instant moment) {
    now = moment;
    table.show(sessions);
  }

  private String seen(OpenSession session) {
    return formats.ago(session.lastSeenAt(), now);
  }

  private Component browser(OpenSession session) {
    Span name =
        new Span(BrowserName.of(session.agent()).orElse(getTranslation("browsers.unknown")));
    name.setTitle(session.agent());
    if (session.id() != here) {
      return name;
    }
    Chip chip = new Chip(getTranslation("browsers.here"));
    chip.addClassNames("tiny", "on");
    Span both = new Span(name, chip);
    both.addClassName("status");
    return both;
  }

  private Component address(OpenSession session) {
    return new Span(session.address());
  }

  private Component button(OpenSession session) {
    ActionButton button = new ActionButton("browsers.end", () -> signOut.accept(session)).quiet();
    button.setVisible(session.id() != here);
    return button;
  }
}
