package org.chimerapool.ui.system;

import com.vaadin.flow.component.dialog.Dialog;
import java.util.List;
import org.chimerapool.system.Libraries;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Toast;

/// The libraries that the program carries, with their licences.
final class LibraryDialog {

  private LibraryDialog() {}

  static void open() {
    var words = PageFormats.current().words();
    Errand.run(
        Libraries::read, LibraryDialog::show, failure -> Toast.fault(words.say("action.failed")));
  }

  private static void show(List<Libraries.Library> libraries) {
    var words = PageFormats.current().words();
    DataTable<Libraries.Library> table =
        new DataTable<Libraries.Library>(words.say("libraries.title"))
            .text("libraries.name", Libraries.Library::name)
            .text("libraries.version", Libraries.Library::version)
            .text(
                "libraries.licence",
                library ->
                    library.licence().isEmpty()
                        ? words.say("libraries.unsaid")
                        : library.licence());
    table.show(libraries);
    Dialog dialog = new Dialog(table);
    dialog.setHeaderTitle(words.say("libraries.title"));
    dialog.setWidth("min(900px, 100vw - 32px)");
    dialog.getFooter().add(new ActionButton("dialog.close", dialog::close));
    dialog.open();
  }
}
