package org.chimerapool.ui.kit;

import com.vaadin.flow.component.html.Div;
import java.util.List;

/// Counts over time as bars, for the eye; their meaning stands beside them in words.
public final class Bars extends Div {

  private List<Bar> shown = List.of();

  public Bars() {
    addClassName("bars");
    getElement().setAttribute("role", "img");
  }

  /// @param label what is counted, in a sentence
  public void show(String label, List<Bar> bars) {
    getElement().setAttribute("aria-label", label);
    if (bars.equals(shown)) {
      return;
    }
    shown = bars;
    removeAll();
    long top = Math.max(1, bars.stream().mapToLong(Bar::count).max().orElse(1));
    for (Bar bar : bars) {
      Div line = new Div();
      line.setHeight(bar.count() == 0 ? "1px" : Math.max(4, 100 * bar.count() / top) + "%");
      line.setTitle(bar.label());
      line.setClassName("some", bar.count() > 0);
      add(line);
    }
  }

  /// @param label when, and how many
  public record Bar(String label, long count) {}
}
