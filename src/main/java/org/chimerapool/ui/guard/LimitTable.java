package org.chimerapool.ui.guard;

import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.chimerapool.stratum.GuardFigures;
import org.chimerapool.stratum.Limit;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Formats;

/// Every limit with what is configured and how often it was met.
final class LimitTable {

  private final Formats formats;
  private final Words words;
  private final DataTable<GuardFigures.LimitFigures> table;

  LimitTable(Formats formats) {
    this.formats = formats;
    this.words = formats.words();
    table =
        new DataTable<GuardFigures.LimitFigures>(words.say("guard.limits"))
            .text("guard.limit", line -> name(line.limit(), words))
            .figure("guard.value", this::value)
            .column("guard.minute", "r", GuardFigures.LimitFigures::lastMinute, this::minute)
            .figure("guard.start", line -> formats.count(line.sinceStart()));
  }

  DataTable<GuardFigures.LimitFigures> component() {
    return table;
  }

  void show(List<GuardFigures.LimitFigures> limits) {
    table.show(limits);
  }

  static String name(Limit limit, Words words) {
    return words.say("limit." + limit.name().toLowerCase(Locale.ROOT));
  }

  private Span minute(GuardFigures.LimitFigures line) {
    Span count = new Span(formats.count(line.lastMinute()));
    count.addClassName(line.lastMinute() > 0 ? "warn" : "dim");
    return count;
  }

  private String value(GuardFigures.LimitFigures line) {
    double value = line.value();
    return switch (line.unit()) {
      case NONE -> "–";
      case COUNT -> formats.count(Math.round(value));
      case BYTES -> formats.bytes(Math.round(value)).toString();
      case MILLISECONDS -> formats.span(Duration.ofMillis(Math.round(value)));
      case PER_SECOND -> words.say("guard.persecond", formats.count(Math.round(value)));
      case PER_MINUTE -> words.say("guard.perminute", formats.count(Math.round(value)));
      case PERCENT -> formats.percent(value / 100).toString();
    };
  }
}
