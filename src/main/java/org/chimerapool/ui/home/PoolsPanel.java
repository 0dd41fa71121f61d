package org.chimerapool.ui.home;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.Function;
import org.chimerapool.stats.PoolPulse;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.ScreenUrl;

/// Every pool of this installation; not to be seen while there is only one.
final class PoolsPanel extends Div {

  private final Formats formats;
  private final DataTable<HomeModel.PoolLine> table;
  private final Panel panel;

  PoolsPanel(Formats formats) {
    this.formats = formats;
    addClassName("apart");
    table =
        new DataTable<HomeModel.PoolLine>(getTranslation("home.pools"))
            .column("pool.name", "", HomeModel.PoolLine::pool, PoolsPanel::link)
            .text("pool.coin", line -> line.pool().chain().name())
            .column(
                "pool.algorithm",
                "dim wide",
                line -> line.pool().algorithm().id(),
                line -> new Text(line.pool().algorithm().id()))
            .figure("tile.hashrate", line -> rate(line))
            .figure("tile.miners", line -> of(line, pulse -> formats.count(pulse.miners())))
            .figure("pool.port", line -> line.stratumPort() == 0 ? "–" : "" + line.stratumPort());
    panel = new Panel("home.pools", table);
    panel.ready();
    add(panel);
    setVisible(false);
  }

  void show(List<HomeModel.PoolLine> pools) {
    setVisible(pools.size() > 1);
    table.show(pools);
  }

  private String rate(HomeModel.PoolLine line) {
    return of(line, pulse -> formats.hashrate(pulse.hashrate().rate()).toString());
  }

  private static String of(HomeModel.PoolLine line, Function<PoolPulse, String> figure) {
    return line.pulse().map(figure).orElse("–");
  }

  private static AppLink link(HomeModel.PoolLine line) {
    String href = new ScreenUrl("", java.util.Map.of()).with(line.pool().id()).href();
    return new AppLink(href, line.pool().name());
  }
}
