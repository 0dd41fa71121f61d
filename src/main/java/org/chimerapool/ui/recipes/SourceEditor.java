package org.chimerapool.ui.recipes;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.DebouncePhase;
import com.vaadin.flow.dom.Element;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.chimerapool.deployment.recipe.RecipeFault;
import org.chimerapool.deployment.recipe.RecipeReader;

/// A field for a program text with line numbers; a line with a fault is marked.
final class SourceEditor extends Div {

  private static final int PAUSE_MILLIS = 400;

  private final Div numbers = new Div();
  private final Element area = new Element("textarea");

  SourceEditor(Consumer<String> changed) {
    addClassName("editor");
    numbers.addClassName("numbers");
    numbers.getElement().setAttribute("aria-hidden", "true");
    area.setAttribute("id", "recipe-source");
    area.setAttribute("spellcheck", "false");
    area.setAttribute("autocapitalize", "off");
    area.setAttribute("autocomplete", "off");
    area.setAttribute("wrap", "off");
    area.setAttribute("maxlength", Integer.toString(RecipeReader.MOST_CHARACTERS));
    area.setAttribute("aria-label", getTranslation("recipe.source"));
    area.addPropertyChangeListener(
            "value",
            "input",
            event -> {
              if (event.isUserOriginated()) {
                changed.accept(text());
              }
            })
        .debounce(PAUSE_MILLIS, DebouncePhase.TRAILING);
    add(numbers);
    getElement().appendChild(area);
  }

  String text() {
    return area.getProperty("value", "");
  }

  void set(String text) {
    area.setProperty("value", text);
  }

  void mark(List<RecipeFault> faults) {
    Map<Integer, String> words = new HashMap<>();
    faults.forEach(
        each ->
            words.merge(each.line(), each.place() + ": " + each.words(), (a, b) -> a + "\n" + b));
    numbers.removeAll();
    long lines = text().lines().count() + 1;
    for (int line = 1; line <= lines; line++) {
      Span number = new Span(Integer.toString(line));
      String fault = words.get(line);
      if (fault != null) {
        number.addClassName("bad");
        number.setTitle(fault);
      }
      numbers.add(number);
    }
    area.setAttribute("rows", Long.toString(Math.max(12, lines)));
    area.setAttribute("aria-invalid", Boolean.toString(!faults.isEmpty()));
  }

  /// Puts the cursor where a fault is.
  void goTo(RecipeFault fault) {
    area.executeJs(
        """
        const lines = this.value.split('\\n');
        let at = 0;
        for (let i = 0; i < $0 - 1 && i < lines.length; i++) at += lines[i].length + 1;
        at += Math.max(0, $1 - 1);
        this.focus();
        this.setSelectionRange(at, at);
        const tall = this.scrollHeight / Math.max(1, lines.length);
        window.scrollTo({top: this.getBoundingClientRect().top + window.scrollY + tall * ($0 - 1) - innerHeight / 3});
        """,
        fault.line(),
        fault.column());
  }
}
