package org.chimerapool.ui.kit;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.EnumMap;
import java.util.Map;
import org.chimerapool.stats.RateEstimate;
import org.chimerapool.stats.Window;

/// The hashrate over every window, each with its range, so that a fall is told from chance.
public final class WindowStrip extends DescriptionList {

  private final Formats formats;
  private final Map<Window, Cell> cells = new EnumMap<>(Window.class);

  public WindowStrip(String label, Formats formats) {
    this.formats = formats;
    addClassName("windows");
    getElement().setAttribute("aria-label", label);
    for (Window window : Window.values()) {
      Cell cell = new Cell(RateWords.window(window, formats.words()));
      cells.put(window, cell);
      add(cell);
    }
  }

  public void show(Map<Window, RateEstimate> rates) {
    cells.forEach((window, cell) -> cell.show(rates.getOrDefault(window, RateEstimate.NONE)));
  }

  private final class Cell extends Div {
    private final Span number = new Span();
    private final Span unit = new Span();
    private final Div meaning = new Div();

    Cell(String name) {
      unit.addClassName("unit");
      meaning.addClassName("sub");
      Div figure = new Div(number, unit);
      figure.addClassName("fig");
      add(new Term(name), new Description(figure, meaning));
    }

    void show(RateEstimate estimate) {
      Figure figure = RateWords.figure(estimate, formats);
      number.setText(figure.number());
      unit.setText(figure.unit().isEmpty() ? "" : "\u00a0" + figure.unit());
      String words =
          estimate.shares() > 0 && estimate.complete()
              ? RateWords.range(estimate, formats)
              : RateWords.meaning(estimate, formats);
      meaning.setText(words);
      getElement().setAttribute("title", RateWords.meaning(estimate, formats));
    }
  }
}
