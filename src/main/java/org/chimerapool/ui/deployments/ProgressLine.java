package org.chimerapool.ui.deployments;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.chimerapool.ui.kit.Tone;

/// How much is done, as a line and as a figure.
final class ProgressLine extends Div {

  private final Span bar = new Span();
  private final Span figure = new Span();

  ProgressLine(String label) {
    addClassName("progress");
    getElement().setAttribute("role", "progressbar").setAttribute("aria-label", label);
    getElement().setAttribute("aria-valuemin", "0").setAttribute("aria-valuemax", "100");
    Span track = new Span(bar);
    track.addClassName("track");
    figure.addClassName("n");
    add(track, figure);
  }

  ProgressLine show(double part, Tone tone) {
    int percent = (int) Math.floor(part * 100);
    bar.getStyle().set("width", percent + "%");
    bar.setClassName(tone.css());
    figure.setText(percent + "\u00a0%");
    getElement().setAttribute("aria-valuenow", Integer.toString(percent));
    return this;
  }
}
