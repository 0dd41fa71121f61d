package org.chimerapool.ui.kit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/// One figure: its name, a trend, the number with a dim unit, and a line that gives it meaning.
public final class StatTile extends Div {

  private final Span number = new Span();
  private final Span unit = new Span();
  private final Div meaning = new Div();
  private final Spark spark = new Spark();
  private final Div name = new Div();

  public StatTile(String nameKey) {
    addClassNames("panel", "tile");
    name.add(new Span(getTranslation(nameKey)), spark);
    name.addClassName("name");
    unit.addClassName("unit");
    Div figure = new Div(number, unit);
    figure.addClassName("fig");
    meaning.addClassName("sub");
    add(name, figure, meaning);
  }

  public StatTile show(Figure figure, String sub) {
    number.setText(figure.number());
    unit.setText(figure.unit().isEmpty() ? "" : " " + figure.unit());
    meaning.setText(sub);
    meaning.setTitle(sub);
    return this;
  }

  public StatTile trend(List<Double> values) {
    spark.show(values);
    return this;
  }

  /// Explains the figure's name.
  public StatTile help(Term term) {
    name.addComponentAtIndex(1, new HelpMark(term));
    return this;
  }

  public StatTile rare() {
    spark.getElement().getClassList().add("violet");
    return this;
  }

  public StatTile tone(Tone tone) {
    meaning.setClassName("sub " + (tone == Tone.OFF ? "" : tone.css()));
    return this;
  }
}
