package org.chimerapool.ui.kit;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

/// Says whether the figures around are live, paused or old. A click pauses and resumes.
public final class LiveBadge extends NativeButton {

  private final StatusDot state = new StatusDot(Tone.OFF, "");
  private final Span hint = new Span();

  public LiveBadge() {
    addClassNames("chip", "live");
    getElement().setAttribute("type", "button");
    hint.addClassName("unseen");
    add(state, hint);
    waiting();
  }

  public void waiting() {
    show(Tone.OFF, getTranslation("live.waiting"), false);
  }

  public void live() {
    show(Tone.GOOD, getTranslation("live.live"), false);
  }

  public void paused() {
    show(Tone.OFF, getTranslation("live.paused"), false);
  }

  /// @param age how old the newest figure is, in words
  public void stale(String age) {
    show(Tone.WARN, getTranslation("live.stale", age), true);
  }

  public void pressed(boolean paused) {
    getElement().setAttribute("aria-pressed", Boolean.toString(paused));
    String action = getTranslation(paused ? "live.resume" : "live.pause");
    setTitle(action);
    hint.setText(", " + action);
  }

  private void show(Tone tone, String text, boolean stale) {
    state.set(tone, text);
    setClassName("stale", stale);
  }
}
