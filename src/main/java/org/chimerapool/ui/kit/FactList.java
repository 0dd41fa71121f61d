package org.chimerapool.ui.kit;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.Map;

/// Facts by name, one a line.
public final class FactList extends DescriptionList {

  private final Map<String, Span> values = new LinkedHashMap<>();

  public FactList() {
    addClassName("facts");
  }

  public void show(String nameKey, String value) {
    show(nameKey, value, Tone.OFF);
  }

  public void show(String nameKey, String value, Tone tone) {
    Span shown =
        values.computeIfAbsent(
            nameKey,
            key -> {
              Span made = new Span();
              add(new Term(getTranslation(key)), new Description(made));
              return made;
            });
    shown.setText(value);
    shown.setClassName(tone == Tone.OFF ? "" : tone.css());
  }
}
