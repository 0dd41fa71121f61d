package org.chimerapool.ui.kit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Emphasis;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.chimerapool.ui.i18n.Words;

/// The problems of the moment, above everything else; nothing when all is well.
public final class ProblemStrip extends Div {

  private List<Problem> shown = List.of();

  public ProblemStrip() {
    addClassName("problems");
    getElement().setAttribute("role", "status");
  }

  public void show(List<Problem> problems, Words words) {
    if (problems.equals(shown)) {
      return;
    }
    shown = problems;
    removeAll();
    problems.forEach(problem -> add(line(problem, words)));
  }

  private Div line(Problem problem, Words words) {
    Emphasis headline = new Emphasis(words.say(problem.headline()));
    headline.addClassName("headline");
    Span detail = new Span(" " + words.say(problem.detail()));
    detail.addClassName("detail");
    Div text = new Div(headline, detail);
    Div grow = new Div();
    grow.addClassName("grow");
    String severity = getTranslation(problem.tone() == Tone.BAD ? "tone.bad" : "tone.warn");
    Div line = new Div(StatusDot.bare(problem.tone(), severity), text, grow);
    line.addClassNames("problem", problem.tone().css());
    if (!problem.path().isEmpty()) {
      line.add(new AppLink(problem.path(), getTranslation("problem.look")).look("btn"));
    }
    return line;
  }
}
