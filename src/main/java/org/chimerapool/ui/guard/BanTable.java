package org.chimerapool.ui.guard;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.chimerapool.identity.Permission;
import org.chimerapool.pool.Ban;
import org.chimerapool.stratum.Limit;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.Formats;

/// Who is kept out, since when and by whom.
final class BanTable {

  private final Formats formats;
  private final Words words;
  private final DataTable<Ban> table;
  private Instant now = Instant.EPOCH;

  /// @param lift is told which ban to lift
  BanTable(Formats formats, boolean mayLift, Consumer<Ban> lift) {
    this.formats = formats;
    this.words = formats.words();
    table =
        new DataTable<Ban>(words.say("guard.bans"))
            .column(
                "ban.range",
                "mono",
                ban -> ban.range().toString(),
                ban -> new Text(ban.range().toString()))
            .text("ban.until", this::until)
            .text("ban.reason", this::reason)
            .column("ban.by", "dim wide", this::by, ban -> new Text(by(ban)))
            .figure("ban.hits", ban -> formats.count(ban.hits()))
            .time(
                "ban.since",
                ban -> formats.ago(ban.since(), now),
                ban -> formats.moment(ban.since()))
            .wideScreensOnly()
            .column("", "r tight", Ban::id, ban -> button(ban, mayLift, lift));
  }

  DataTable<Ban> component() {
    return table;
  }

  void show(List<Ban> bans, Instant moment) {
    now = moment;
    table.show(bans);
  }

  private Component button(Ban ban, boolean mayLift, Consumer<Ban> lift) {
    ActionButton button = new ActionButton("ban.lift", () -> lift.accept(ban));
    button.setAriaLabel(words.say("ban.lift.of", ban.range().toString()));
    return button.quiet().allowed(mayLift, DeniedNote.why(Permission.BAN_ADDRESSES, words));
  }

  private String until(Ban ban) {
    Instant until = ban.until();
    return until == null
        ? words.say("ban.forever")
        : words.say("ban.left", formats.span(Duration.between(now, until)));
  }

  private String reason(Ban ban) {
    return ban.isByGuard()
        ? Arrays.stream(Limit.values())
            .filter(limit -> limit.name().equals(ban.reason()))
            .findFirst()
            .map(limit -> LimitTable.name(limit, words))
            .orElse(ban.reason())
        : ban.reason();
  }

  private String by(Ban ban) {
    return ban.isByGuard() ? words.say("ban.by.guard") : ban.by();
  }
}
