package org.chimerapool.ui.miner;

import com.vaadin.flow.component.html.Div;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.chimerapool.kernel.Hashrate;
import org.chimerapool.stats.RateEstimate;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.ChartLine;
import org.chimerapool.ui.kit.Figure;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.StatTile;
import org.chimerapool.ui.kit.Term;
import org.chimerapool.ui.kit.Tone;
import org.chimerapool.ui.kit.WorkerWords;

/// The four figures of a miner's page.
final class MinerTiles extends Div {

  private static final double MANY_REFUSED = 0.02;

  private final StatTile rate = new StatTile("miner.tile.rate").help(Term.UNCERTAINTY);
  private final StatTile shares = new StatTile("miner.tile.shares").help(Term.SHARE);
  private final StatTile best = new StatTile("miner.tile.best").help(Term.BEST_SHARE);
  private final StatTile refused = new StatTile("miner.tile.refused").help(Term.REFUSED);
  private final Formats formats;
  private final Words words;

  MinerTiles(Formats formats) {
    this.formats = formats;
    this.words = formats.words();
    addClassNames("grid", "tiles", "four");
    add(rate, shares, best, refused);
  }

  void show(MinerModel model) {
    rate.show(formats.hashrate(model.rate().rate()), between(model.rate()));
    rate.trend(model.chart().map(MinerTiles::trend).orElse(List.of()));
    shares.show(
        new Figure(formats.count(model.shares()), ""),
        model
            .lastShareAt()
            .map(at -> words.say("miner.tile.shares.sub", formats.ago(at, model.now())))
            .orElseGet(() -> words.say("miner.tile.shares.none")));
    model
        .best()
        .ifPresentOrElse(
            found ->
                best.show(
                    formats.difficulty(found.difficulty()),
                    words.say("miner.tile.best.sub", WorkerWords.rig(found.worker(), formats))),
            () -> best.show(Figure.none(), words.say("miner.tile.best.none")));
    showRefused(model);
  }

  private void showRefused(MinerModel model) {
    refused.show(
        formats.percent(model.refused()),
        model
            .mostRefused()
            .map(reason -> words.say("reason." + reason.name().toLowerCase(Locale.ROOT)))
            .map(reason -> words.say("miner.tile.refused.sub", reason))
            .orElseGet(() -> words.say("miner.tile.refused.none")));
    refused.tone(model.refused() > MANY_REFUSED ? Tone.WARN : Tone.OFF);
  }

  private String between(RateEstimate estimate) {
    if (estimate.shares() == 0) {
      return words.say("miner.tile.rate.none");
    }
    double middle = estimate.rate().perSecond();
    double margin = estimate.margin().perSecond();
    Figure low = formats.hashrate(new Hashrate(Math.max(0, middle - margin)));
    Figure high = formats.hashrate(new Hashrate(middle + margin));
    return low.unit().equals(high.unit())
        ? words.say("miner.tile.rate.sub", low.number(), high.number())
        : words.say("miner.tile.rate.sub", low, high);
  }

  private static List<Double> trend(ChartLine line) {
    return line.tail(Duration.between(line.from(), line.to()));
  }
}
