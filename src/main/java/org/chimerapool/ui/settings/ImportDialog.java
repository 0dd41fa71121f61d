package org.chimerapool.ui.settings;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.chimerapool.settings.Draft;
import org.chimerapool.settings.UnreadableYaml;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.FormDialog;

/// Takes settings as YAML, typed or from a file, and goes on to the review. Nothing of the file is
/// kept, and of one that is too long only the beginning is read.
final class ImportDialog {

  private static final int LONGEST = 256 * 1024;

  private final SettingsPresenter presenter;
  private final Words words;
  private final Consumer<Draft> review;
  private final TextArea text = new TextArea();

  ImportDialog(SettingsPresenter presenter, Words words, Consumer<Draft> review) {
    this.presenter = presenter;
    this.words = words;
    this.review = review;
    text.setId("import-text");
    text.setLabel(words.say("settings.import.text"));
    text.setMaxLength(LONGEST);
    text.setWidthFull();
    text.setMinHeight("180px");
    text.setMaxHeight("46vh");
    text.addClassName("code");
  }

  void open() {
    FormDialog[] opened = new FormDialog[1];
    Upload upload = new Upload(event -> take(event, opened[0]));
    upload.setMaxFiles(1);
    upload.setAcceptedFileExtensions(".yaml", ".yml");
    upload.setUploadButton(new ActionButton("settings.import.file", () -> {}));
    upload.setDropLabel(new Span(words.say("settings.import.drop")));
    opened[0] =
        new FormDialog(
            words.say("settings.import.title"),
            words.say("settings.import.lead"),
            "settings.review",
            () -> submit(opened[0]),
            text,
            upload);
    opened[0].setWidth("min(720px, 100vw - 32px)");
    opened[0].open();
    text.focus();
  }

  private void take(UploadEvent event, FormDialog dialog) throws IOException {
    byte[] bytes;
    try (InputStream file = event.getInputStream()) {
      bytes = file.readNBytes(LONGEST + 1);
    }
    var _ =
        event
            .getUI()
            .access(
                () -> {
                  if (bytes.length > LONGEST) {
                    dialog.fault(words.say("settings.import.toolong"));
                  } else {
                    text.setValue(new String(bytes, StandardCharsets.UTF_8));
                  }
                });
  }

  private void submit(FormDialog dialog) {
    try {
      Draft draft = presenter.imported(text.getValue());
      if (draft.changes().isEmpty()) {
        dialog.fault(words.say("settings.import.nothing"));
        return;
      }
      dialog.close();
      review.accept(draft);
    } catch (UnreadableYaml unreadable) {
      dialog.fault(SettingWords.unreadable(unreadable, words));
    }
  }
}
