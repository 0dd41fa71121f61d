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
    set(nameKey, value, tone == Tone.OFF ? "" : tone.css());
  }

  /// Hex and the like, in a face in which every character can be told.
  public void code(String nameKey, String value) {
    set(nameKey, value, "mono");
  }

  /// As above, to be taken along.
  public void copy(String nameKey, String value) {
    add(new Term(getTranslation(nameKey)), new Description(new CopyableText(value)));
  }

  /// A fact whose name is not the product's own.
  public void named(String name, String value) {
    place("=" + name, name).setText(value);
  }

  private void set(String nameKey, String value, String look) {
    Span shown = place(nameKey, getTranslation(nameKey));
    shown.setText(value);
    shown.setClassName(look);
  }

  private Span place(String key, String name) {
    return values.computeIfAbsent(
        key,
        absent -> {
          Span made = new Span();
          add(new Term(name), new Description(made));
          return made;
        });
  }
}
