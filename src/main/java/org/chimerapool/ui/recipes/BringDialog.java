package org.chimerapool.ui.recipes;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.chimerapool.deployment.recipe.RecipeReader;
import org.chimerapool.deployment.recipe.StoredRecipe;
import org.chimerapool.identity.Actor;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.FormDialog;

/// Takes a recipe from elsewhere, as text or from a file. It cannot be run before somebody accepted
/// it.
final class BringDialog {

  private final RecipesPresenter presenter;
  private final Actor visitor;
  private final Words words;
  private final Consumer<StoredRecipe> brought;
  private final TextArea text = new TextArea();

  private BringDialog(
      RecipesPresenter presenter, Actor visitor, Words words, Consumer<StoredRecipe> brought) {
    this.presenter = presenter;
    this.visitor = visitor;
    this.words = words;
    this.brought = brought;
    text.setId("bring-text");
    text.setLabel(words.say("recipes.bring.text"));
    text.setMaxLength(RecipeReader.MOST_CHARACTERS);
    text.setWidthFull();
    text.setMinHeight("180px");
    text.setMaxHeight("46vh");
    text.addClassName("code");
  }

  static void open(
      RecipesPresenter presenter, Actor visitor, Words words, Consumer<StoredRecipe> brought) {
    new BringDialog(presenter, visitor, words, brought).open();
  }

  private void open() {
    FormDialog[] opened = new FormDialog[1];
    Upload upload = new Upload(event -> take(event, opened[0]));
    upload.setMaxFiles(1);
    upload.setAcceptedFileExtensions(".yaml", ".yml");
    upload.setUploadButton(new ActionButton("settings.import.file", () -> {}));
    upload.setDropLabel(new Span(words.say("settings.import.drop")));
    opened[0] =
        new FormDialog(
            words.say("recipes.bring.title"),
            words.say("recipes.bring.lead"),
            "recipes.bring.do",
            () -> submit(opened[0]),
            text,
            upload);
    opened[0].setWidth("min(760px, 100vw - 32px)");
    opened[0].open();
    text.focus();
  }

  private void take(UploadEvent event, FormDialog dialog) throws IOException {
    byte[] bytes;
    try (InputStream file = event.getInputStream()) {
      bytes = file.readNBytes(RecipeReader.MOST_CHARACTERS + 1);
    }
    var _ =
        event
            .getUI()
            .access(
                () -> {
                  if (bytes.length > RecipeReader.MOST_CHARACTERS) {
                    dialog.fault(words.say("settings.import.toolong"));
                  } else {
                    text.setValue(new String(bytes, StandardCharsets.UTF_8));
                  }
                });
  }

  private void submit(FormDialog dialog) {
    String source = text.getValue();
    dialog.busy();
    Errand.run(
        () -> presenter.bring(visitor, source),
        recipe -> {
          dialog.close();
          brought.accept(recipe);
        },
        failure -> dialog.fault(RecipeWords.of(failure, words)));
  }
}
