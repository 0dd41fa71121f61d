package org.chimerapool.ui.home;

import com.vaadin.flow.component.html.Div;
import java.time.Duration;
import org.chimerapool.stats.PoolPulse;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.BlockWords;
import org.chimerapool.ui.kit.Figure;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.StatTile;
import org.chimerapool.ui.kit.Term;

/// The four figures of the front page.
final class HomeTiles extends Div {

  private final StatTile hashrate = new StatTile("tile.hashrate").help(Term.UNCERTAINTY);
  private final StatTile miners = new StatTile("tile.miners");
  private final StatTile blocks = new StatTile("tile.blocks").rare();
  private final StatTile effort = new StatTile("tile.effort").help(Term.EFFORT);
  private final Formats formats;
  private final Words words;

  HomeTiles(Formats formats) {
    this.formats = formats;
    this.words = formats.words();
    addClassNames("grid", "tiles", "four");
    add(hashrate, miners, blocks, effort);
  }

  void show(HomeModel model) {
    model.pulse().ifPresentOrElse(this::showPulse, this::showNothing);
    model
        .chart()
        .map(line -> hashrate.trend(line.tail(Duration.between(line.from(), line.to()))))
        .orElse(hashrate);
    String count = model.blockCount().map(formats::count).orElse("–");
    blocks.show(
        new Figure(count, words.say("tile.blocks.unit")),
        BlockWords.last(model.blocks(), model.now(), formats));
  }

  private void showPulse(PoolPulse pulse) {
    hashrate.show(
        formats.hashrate(pulse.hashrate().rate()),
        words.say("tile.hashrate.sub", formats.margin(pulse.hashrate())));
    miners.show(
        new Figure(formats.count(pulse.miners()), words.say("tile.miners.unit")),
        words.say("tile.workers.sub", pulse.workers()));
    effort.show(
        pulse.effort().isPresent() ? formats.percent(pulse.effort().getAsDouble()) : Figure.none(),
        words.say("blocks.tile.effort.sub"));
  }

  private void showNothing() {
    hashrate.show(Figure.none(), words.say("tile.waiting"));
    miners.show(Figure.none(), words.say("tile.waiting"));
    effort.show(Figure.none(), words.say("tile.waiting"));
  }
}
