package org.chimerapool.ui.system;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.Optional;
import java.util.function.Consumer;

/// The switch of the virtual miners. Says what turning them off does before it is done.
final class VirtualMinersPanel extends Section {

  private final Paragraph state = new Paragraph();
  private final NativeButton toggle = new NativeButton();
  private final Consumer<Boolean> run;
  private boolean running;
  private int miners;

  /// @param allowed whether the visitor may use the switch
  /// @param run turns the miners on or off; may take seconds, so it is called off the page's lock
  VirtualMinersPanel(boolean allowed, Consumer<Boolean> run) {
    this.run = run;
    addClassName("panel");
    toggle.addClassName("btn");
    toggle.setEnabled(allowed);
    toggle.addClickListener(event -> clicked());
    Div text = new Div(new H2(getTranslation("system.virtual")), state);
    if (!allowed) {
      text.add(new Paragraph(getTranslation("system.virtual.denied")));
    }
    Div row = new Div(text, toggle);
    row.addClassName("switch-row");
    add(row);
    setVisible(false);
  }

  void show(Optional<SystemModel.VirtualFleet> fleet) {
    setVisible(fleet.isPresent());
    fleet.ifPresent(
        now -> {
          running = now.running();
          miners = now.miners();
          state.setText(getTranslation(running ? "system.virtual.on" : "system.virtual.off"));
          toggle.setText(getTranslation(running ? "system.virtual.stop" : "system.virtual.start"));
        });
  }

  private void clicked() {
    if (running) {
      confirm();
    } else {
      change(true);
    }
  }

  private void confirm() {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader(getTranslation("system.virtual.confirm"));
    dialog.setText(getTranslation("system.virtual.effect", miners));
    dialog.setCancelable(true);
    dialog.setCancelText(getTranslation("dialog.cancel"));
    dialog.setConfirmText(getTranslation("system.virtual.stop"));
    dialog.setConfirmButtonTheme("error primary");
    dialog.addConfirmListener(event -> change(false));
    dialog.open();
  }

  private void change(boolean wanted) {
    UI ui = UI.getCurrent();
    toggle.setEnabled(false);
    Thread.ofVirtual()
        .name("virtual-miners-switch")
        .start(
            () -> {
              try {
                run.accept(wanted);
              } finally {
                ui.accessLater(() -> toggle.setEnabled(true), () -> {}).run();
              }
            });
  }
}
