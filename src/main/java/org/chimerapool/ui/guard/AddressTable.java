package org.chimerapool.ui.guard;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.chimerapool.identity.Permission;
import org.chimerapool.stratum.GuardFigures;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.Formats;

/// The busiest addresses.
final class AddressTable {

  private final Formats formats;
  private final Words words;
  private final DataTable<GuardFigures.AddressFigures> table;
  private double strikesToBan = 1;
  private Instant now = Instant.EPOCH;

  /// @param ban is told whom to ban
  AddressTable(Formats formats, boolean mayBan, Consumer<String> ban) {
    this.formats = formats;
    this.words = formats.words();
    table =
        new DataTable<GuardFigures.AddressFigures>(words.say("guard.busiest"))
            .column(
                "guard.address",
                "mono",
                line -> line.source().toString(),
                line -> new Text(line.source().toString()))
            .figure("pools.connections", line -> formats.count(line.connections()))
            .figure("guard.requests", line -> formats.decimal(line.requestsPerSecond(), 1))
            .figure("guard.invalid", line -> formats.percent(line.invalidShare()).toString())
            .column("guard.strikes", "", line -> strikes(line) + words(line), this::strikesBar)
            .column(
                "", "r tight", line -> line.source().toString(), line -> button(line, mayBan, ban));
  }

  DataTable<GuardFigures.AddressFigures> component() {
    return table;
  }

  void show(GuardModel model) {
    strikesToBan = Math.max(1e-9, model.strikesToBan());
    now = model.now();
    table.show(model.busiest());
  }

  private long strikes(GuardFigures.AddressFigures line) {
    return Math.round(100 * Math.clamp(line.strikes() / strikesToBan, 0, 1));
  }

  private Component strikesBar(GuardFigures.AddressFigures line) {
    Div fill = new Div();
    fill.setWidth(strikes(line) + "%");
    Div bar = new Div(fill);
    bar.addClassName("bar");
    bar.setClassName("bad", line.strikes() >= strikesToBan || line.bannedUntil() != null);
    bar.getElement().setAttribute("aria-hidden", "true");
    Span word = new Span(words(line));
    word.addClassName("word");
    Div both = new Div(bar, word);
    both.addClassName("maturity");
    return both;
  }

  private String words(GuardFigures.AddressFigures line) {
    Instant until = line.bannedUntil();
    if (until != null) {
      return until.equals(Instant.MAX)
          ? words.say("guard.banned")
          : words.say("ban.left", formats.span(Duration.between(now, until)));
    }
    return line.trusted()
        ? words.say("guard.trusted")
        : words.say(
            "guard.strikes.of",
            formats.decimal(line.strikes(), 1),
            formats.decimal(strikesToBan, 0));
  }

  private Component button(GuardFigures.AddressFigures line, boolean mayBan, Consumer<String> ban) {
    ActionButton button =
        new ActionButton("ban.do", () -> ban.accept(line.source().toString())).quiet();
    button.setAriaLabel(words.say("ban.do.of", line.source().toString()));
    return button.allowed(mayBan, DeniedNote.why(Permission.BAN_ADDRESSES, words));
  }
}
