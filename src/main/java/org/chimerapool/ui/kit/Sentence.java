package org.chimerapool.ui.kit;

import com.vaadin.flow.component.html.Emphasis;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.chimerapool.ui.i18n.Words;

/// What a screen answers, in words, before its figures.
public final class Sentence extends Paragraph {

  private final StatusDot dot = StatusDot.bare(Tone.OFF, "");
  private final Emphasis headline = new Emphasis();
  private final Span detail = new Span();

  public Sentence() {
    addClassName("answer");
    getElement().setAttribute("role", "status");
    detail.addClassName("dim");
    add(dot, headline, detail);
    setVisible(false);
  }

  public void show(Answer answer, Words words) {
    setVisible(true);
    Tone tone = answer.tone();
    String severity =
        words.say(
            switch (tone) {
              case GOOD -> "tone.good";
              case WARN -> "tone.warn";
              case BAD -> "tone.bad";
              case OFF -> "tone.off";
            });
    dot.set(tone, severity);
    headline.setText(words.say(answer.headline()));
    detail.setText(answer.more().map(phrase -> " " + words.say(phrase)).orElse(""));
  }
}
