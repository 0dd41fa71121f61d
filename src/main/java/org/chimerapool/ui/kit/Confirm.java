package org.chimerapool.ui.kit;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/// Asks once before something that people feel but that can be undone.
public final class Confirm {

  private Confirm() {}

  /// @param effect says what happens
  public static void open(String title, String effect, String confirmKey, Runnable confirmed) {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader(title);
    dialog.setText(effect);
    dialog.setCancelable(true);
    dialog.setCancelText(dialog.getTranslation("dialog.cancel"));
    dialog.setConfirmText(dialog.getTranslation(confirmKey));
    dialog.setConfirmButtonTheme("error primary");
    dialog.addConfirmListener(event -> confirmed.run());
    dialog.open();
  }
}
