package org.chimerapool.ui.kit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;

/// Program text with its line numbers, or what changed between two. Text is always text.
public final class SourceText extends Div {

  /// Lines around a change that are shown with it.
  private static final int AROUND = 3;

  public SourceText(String label) {
    addClassName("source");
    getElement()
        .setAttribute("tabindex", "0")
        .setAttribute("role", "group")
        .setAttribute("aria-label", label);
  }

  public void show(String text) {
    removeAll();
    int number = 0;
    for (String each : text.lines().toList()) {
      number++;
      add(line("", Integer.toString(number), each));
    }
  }

  /// Only what changed, and a few lines around it.
  ///
  /// @return whether anything changed
  public boolean compare(String before, String after) {
    removeAll();
    List<LineDiff.Line> lines = LineDiff.of(before, after);
    boolean[] wanted = new boolean[lines.size()];
    boolean any = false;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).kind() != LineDiff.Kind.SAME) {
        any = true;
        for (int j = Math.max(0, i - AROUND); j <= Math.min(lines.size() - 1, i + AROUND); j++) {
          wanted[j] = true;
        }
      }
    }
    List<Div> shown = new ArrayList<>();
    boolean gap = false;
    for (int i = 0; i < lines.size(); i++) {
      if (wanted[i]) {
        shown.add(line(lines.get(i)));
        gap = true;
      } else if (gap || (i == 0 && any)) {
        shown.add(line("gap", "", "⋯"));
        gap = false;
      }
    }
    shown.forEach(this::add);
    return any;
  }

  private Div line(LineDiff.Line line) {
    return switch (line.kind()) {
      case SAME -> line("", Integer.toString(line.after()), line.text());
      case GONE -> told(line("gone", "−", line.text()), "diff.gone");
      case NEW -> told(line("new", "+", line.text()), "diff.new");
    };
  }

  private Div told(Div line, String key) {
    Span word = new Span(getTranslation(key) + ": ");
    word.addClassName("unseen");
    line.addComponentAsFirst(word);
    return line;
  }

  private static Div line(String look, String mark, String text) {
    Span number = new Span(mark);
    number.addClassName("no");
    number.getElement().setAttribute("aria-hidden", "true");
    Span words = new Span(text);
    words.addClassName("text");
    Div line = new Div(number, words);
    if (!look.isEmpty()) {
      line.addClassName(look);
    }
    return line;
  }
}
