package org.chimerapool.ui.rollouts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.chimerapool.ui.kit.Tone;

/// A part of a whole, as a line and in words.
final class Share extends Div {

  private final Span bar = new Span();
  private final Span figure = new Span();

  Share(String label) {
    addClassName("progress");
    getElement().setAttribute("role", "progressbar").setAttribute("aria-label", label);
    getElement().setAttribute("aria-valuemin", "0").setAttribute("aria-valuemax", "100");
    Span track = new Span(bar);
    track.addClassName("track");
    figure.addClassName("n");
    add(track, figure);
  }

  Share show(double part, String words, Tone tone) {
    int percent = (int) Math.floor(part * 100);
    bar.getStyle().set("width", percent + "%");
    bar.setClassName(tone.css());
    figure.setText(words);
    getElement().setAttribute("aria-valuenow", Integer.toString(percent));
    return this;
  }
}
