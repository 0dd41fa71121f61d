package org.chimerapool.ui.recipes;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.SourceText;

/// What changed between two texts.
final class DiffDialog {

  private DiffDialog() {}

  static void open(String title, String before, String after) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(title);
    dialog.setWidth("min(1000px, 100vw - 32px)");
    SourceText text = new SourceText(title);
    if (text.compare(before, after)) {
      dialog.add(text);
    } else {
      dialog.add(new Paragraph(dialog.getTranslation("diff.same")));
    }
    dialog.getFooter().add(new ActionButton("dialog.close", dialog::close));
    dialog.open();
  }
}
