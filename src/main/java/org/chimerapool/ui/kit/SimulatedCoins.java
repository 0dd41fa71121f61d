package org.chimerapool.ui.kit;

import com.vaadin.flow.component.html.Span;
import org.chimerapool.chain.ChainDescription;

/// Says plainly that a chain's coins are worth nothing; not there for a real one.
public final class SimulatedCoins extends Span {

  public SimulatedCoins() {
    addClassNames("chip", "violet", "tiny");
    setText(getTranslation("simulated.coins"));
    setTitle(getTranslation("simulated.coins.detail"));
    setVisible(false);
  }

  public void show(ChainDescription chain) {
    setVisible(chain.simulated());
  }

  /// Tells of the chosen pool.
  public void show(PoolChoice choice) {
    setVisible(choice.chosen().filter(pool -> pool.chain().simulated()).isPresent());
  }
}
