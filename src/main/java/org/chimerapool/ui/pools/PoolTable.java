package org.chimerapool.ui.pools;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.chimerapool.pool.PoolEntry;
import org.chimerapool.pool.PoolState;
import org.chimerapool.stats.PoolPulse;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.Chip;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.ScreenUrl;

/// The pools, one a line.
final class PoolTable {

  private final Formats formats;
  private final DataTable<PoolsModel.PoolLine> table;
  private Instant now = Instant.EPOCH;

  PoolTable(Formats formats, PoolActions actions) {
    this.formats = formats;
    table = new DataTable<>(formats.words().say("pools.panel"));
    table
        .column("pool.name", "", PoolTable::nameParts, this::name)
        .column(
            "pools.state",
            "",
            line -> List.of(line.entry().state(), until(line.entry())),
            this::state)
        .column("pool.coin", "dim wide", PoolsModel.PoolLine::coin, line -> new Text(line.coin()))
        .figure("pool.port", line -> port(line.entry().plan().port()))
        .wideScreensOnly()
        .figure("tile.miners", line -> of(line, pulse -> formats.count(pulse.miners())))
        .figure("tile.hashrate", line -> of(line, this::rate))
        .wideScreensOnly()
        .figure("block.effort", line -> of(line, this::effort))
        .wideScreensOnly()
        .figure("pools.connections", line -> formats.count(line.entry().connections()))
        .wideScreensOnly()
        .column(
            "",
            "r tight",
            line -> line.entry().state() + line.entry().plan().toString(),
            line -> actions.menu(line.entry()));
  }

  DataTable<PoolsModel.PoolLine> component() {
    return table;
  }

  void show(List<PoolsModel.PoolLine> pools, Instant moment) {
    now = moment;
    table.show(pools);
  }

  private static Object nameParts(PoolsModel.PoolLine line) {
    return List.of(line.entry().plan().name(), line.simulated());
  }

  private Component name(PoolsModel.PoolLine line) {
    String href = new ScreenUrl("console", Map.of()).with(line.entry().id()).href();
    AppLink link = new AppLink(href, line.entry().plan().name());
    if (!line.simulated()) {
      return link;
    }
    Span both = new Span(link, Chip.simulated(formats.words().say("simulated.short")));
    both.addClassName("status");
    return both;
  }

  private String port(int port) {
    return port == 0 ? formats.words().say("pools.port.any") : Integer.toString(port);
  }

  private String rate(PoolPulse pulse) {
    return formats.hashrate(pulse.hashrate().rate()).toString();
  }

  private String effort(PoolPulse pulse) {
    return pulse.effort().isPresent()
        ? formats.percent(pulse.effort().getAsDouble()).toString()
        : "–";
  }

  private static String of(PoolsModel.PoolLine line, Function<PoolPulse, String> figure) {
    return line.pulse().map(figure).orElse("–");
  }

  private Component state(PoolsModel.PoolLine line) {
    Span until = new Span(until(line.entry()));
    until.addClassName("faint");
    Span state = new Span(PoolWords.mark(line.entry().state(), formats.words()), until);
    state.addClassName("status");
    return state;
  }

  /// How long the last miners may stay; empty unless the pool drains.
  private String until(PoolEntry entry) {
    Instant until = entry.drainsUntil();
    return until == null || entry.state() != PoolState.DRAINING
        ? ""
        : formats.words().say("pools.until", formats.span(Duration.between(now, until)));
  }
}
