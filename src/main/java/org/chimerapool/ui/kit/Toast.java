package org.chimerapool.ui.kit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;

/// A short answer to what the reader just did; goes by itself.
public final class Toast {

  private static final int SAID_MILLIS = 5_000;
  private static final int UNDO_MILLIS = 10_000;
  private static final int FAULT_MILLIS = 12_000;

  private Toast() {}

  public static void say(String text) {
    open(Tone.GOOD, text, SAID_MILLIS);
  }

  public static void fault(String text) {
    open(Tone.BAD, text, FAULT_MILLIS);
  }

  /// Why nothing happened.
  public static void note(String text) {
    open(Tone.OFF, text, SAID_MILLIS);
  }

  /// Says what is done, and takes it back where that was a slip.
  public static void undo(String text, Runnable undo) {
    Notification toast = open(Tone.GOOD, text, UNDO_MILLIS);
    ActionButton back =
        new ActionButton(
            "action.undo",
            () -> {
              toast.close();
              undo.run();
            });
    toast.getChildren().findFirst().ifPresent(line -> ((Div) line).add(back));
  }

  private static Notification open(Tone tone, String text, int millis) {
    Notification toast = new Notification();
    toast.setDuration(millis);
    toast.setPosition(Notification.Position.BOTTOM_END);
    Div line = new Div(new StatusDot(tone, text));
    line.addClassName("toast");
    toast.add(line);
    toast.open();
    return toast;
  }
}
