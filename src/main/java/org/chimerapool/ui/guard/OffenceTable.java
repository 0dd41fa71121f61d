package org.chimerapool.ui.guard;

import com.vaadin.flow.component.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chimerapool.stratum.GuardFigures;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Formats;

/// The latest that went too far.
final class OffenceTable {

  private final DataTable<GuardFigures.Offence> table;
  private Instant now = Instant.EPOCH;

  OffenceTable(Formats formats) {
    Words words = formats.words();
    table =
        new DataTable<GuardFigures.Offence>(words.say("guard.offences"))
            .column(
                "guard.address",
                "mono",
                line -> line.source().toString(),
                line -> new Text(line.source().toString()))
            .text("guard.limit", line -> LimitTable.name(line.limit(), words))
            .figure("guard.strikes", line -> formats.decimal(line.strikes(), 1))
            .wideScreensOnly()
            .figure("guard.bannedfor", line -> banned(line, formats))
            .time(
                "guard.when",
                line -> formats.ago(line.at(), now),
                line -> formats.moment(line.at()));
  }

  DataTable<GuardFigures.Offence> component() {
    return table;
  }

  void show(List<GuardFigures.Offence> latest, Instant moment) {
    now = moment;
    table.show(latest);
  }

  private static String banned(GuardFigures.Offence line, Formats formats) {
    Duration banned = line.banned();
    return banned == null ? "–" : formats.span(banned);
  }
}
