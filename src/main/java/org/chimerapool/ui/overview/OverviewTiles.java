package org.chimerapool.ui.overview;

import com.vaadin.flow.component.html.Div;
import java.time.Duration;
import java.util.OptionalDouble;
import org.chimerapool.stats.PoolPulse;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.BlockWords;
import org.chimerapool.ui.kit.Figure;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.RateWords;
import org.chimerapool.ui.kit.StatTile;
import org.chimerapool.ui.kit.Tone;

/// The five figures at the top of the overview.
final class OverviewTiles extends Div {

  private static final double MANY_REFUSED = 0.02;

  private final StatTile hashrate = new StatTile("tile.hashrate");
  private final StatTile miners = new StatTile("tile.miners");
  private final StatTile shares = new StatTile("tile.shares");
  private final StatTile effort = new StatTile("tile.effort").rare();
  private final StatTile blocks = new StatTile("tile.blocks").rare();
  private final Formats formats;
  private final Words words;

  OverviewTiles(Formats formats) {
    this.formats = formats;
    this.words = formats.words();
    addClassNames("grid", "tiles");
    add(hashrate, miners, shares, effort, blocks);
  }

  void show(OverviewModel model) {
    model.pulse().ifPresentOrElse(pulse -> showPulse(pulse, model), this::showNothing);
    model
        .chart()
        .map(line -> line.tail(Duration.between(line.from(), line.to())))
        .map(hashrate::trend)
        .orElse(hashrate);
    shares.trend(model.shareTrend());
    showBlocks(model);
  }

  private void showPulse(PoolPulse pulse, OverviewModel model) {
    hashrate.show(
        RateWords.figure(pulse.hashrate(), formats), RateWords.meaning(pulse.hashrate(), formats));
    miners.show(
        new Figure(formats.count(pulse.miners()), words.say("tile.miners.unit")),
        words.say("tile.miners.sub", pulse.workers(), model.offline()));
    miners.tone(model.offline() > 0 ? Tone.WARN : Tone.OFF);
    shares.show(
        new Figure(formats.threeDigits(pulse.sharesPerSecond()), words.say("tile.shares.unit")),
        refused(pulse.refusedRatio()));
    shares.tone(pulse.refusedRatio().orElse(0) > MANY_REFUSED ? Tone.WARN : Tone.OFF);
    effort.show(
        pulse.effort().isPresent() ? formats.percent(pulse.effort().getAsDouble()) : Figure.none(),
        model
            .meanEffort()
            .map(mean -> words.say("tile.effort.sub", formats.percent(mean), luck(mean)))
            .orElseGet(() -> words.say("tile.effort.first")));
  }

  /// Luck is what was found over what was to be expected.
  private Figure luck(double meanEffort) {
    return meanEffort > 0 ? formats.percent(1 / meanEffort) : Figure.none();
  }

  private String refused(OptionalDouble ratio) {
    return ratio.isPresent()
        ? words.say("tile.shares.refused", formats.percent(ratio.getAsDouble()).toString())
        : words.say("tile.shares.none");
  }

  private void showNothing() {
    hashrate.show(Figure.none(), words.say("tile.waiting"));
    miners.show(Figure.none(), words.say("tile.waiting"));
    shares.show(Figure.none(), words.say("tile.waiting"));
    effort.show(Figure.none(), words.say("tile.waiting"));
  }

  private void showBlocks(OverviewModel model) {
    String count = model.blockCount().map(formats::count).orElse("–");
    blocks.show(
        new Figure(count, words.say("tile.blocks.unit")),
        BlockWords.last(model.blocks(), model.now(), formats));
  }
}
