package org.chimerapool.ui.recipes;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.chimerapool.deployment.recipe.InvalidRecipeException;
import org.chimerapool.deployment.recipe.Recipe;
import org.chimerapool.deployment.recipe.RecipeFault;
import org.chimerapool.deployment.recipe.RecipeReader;
import org.chimerapool.deployment.recipe.StoredRecipe;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.Toast;
import org.chimerapool.ui.shell.ConsoleLayout;

/// Writes a recipe: its text with each fault beside its line, and what it would do beside it.
@Route(
    value = "console/recipes/:code(-|[a-z0-9][a-z0-9-]{0,62})/edit",
    layout = ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
class EditorView extends Div implements HasDynamicTitle, BeforeEnterObserver {

  private static final String BLANK =
      """
      recipe: my-recipe
      title: My recipe
      description: What it does, in a sentence.
      version: 1

      parameters:
        - name: FOLDER
          label: Folder
          kind: path
          initial: /srv/example

      phases:
        - name: Install
          steps:
            - folder: {path: "${FOLDER}"}
            - name: Say hello
              run: echo "Hello from $(uname -n)" > "$FOLDER/hello"
              check: test -s "$FOLDER/hello"
              rollback: rm -f "$FOLDER/hello"

      checks:
        - name: The greeting is there
          stage: services
          run: cat "$FOLDER/hello"
      """;

  private final transient RecipesPresenter presenter;
  private final Actor visitor = Actor.current();
  private final transient Formats formats = PageFormats.current();
  private final H1 title = new H1(getTranslation("recipe.editor.title"));
  private final SourceEditor editor = new SourceEditor(this::changed);
  private final FaultList faults = new FaultList(editor::goTo);
  private final RecipePlan plan = new RecipePlan(formats);
  private final Paragraph verdict = new Paragraph();
  private final TextField note = new TextField();
  private final ActionButton save;
  private boolean copied;

  EditorView(RecipesPresenter presenter) {
    this.presenter = presenter;
    save =
        new ActionButton("recipe.editor.save", this::save)
            .main()
            .allowed(
                visitor.may(Permission.RUN_DEPLOYMENTS),
                DeniedNote.why(Permission.RUN_DEPLOYMENTS, formats.words()));
    note.setPlaceholder(getTranslation("recipe.editor.note"));
    note.setAriaLabel(getTranslation("recipe.editor.note"));
    note.setMaxLength(500);
    Div head = new Div(title);
    head.addClassName("title");
    Div grow = new Div();
    grow.addClassName("grow");
    Div top =
        new Div(
            head,
            grow,
            new AppLink("console/recipes", getTranslation("recipe.all")).look("btn"),
            note,
            save);
    top.addClassName("top");
    verdict.getElement().setAttribute("role", "status");
    Panel text = new Panel("recipe.source", new Div(verdict, faults, editor));
    text.ready();
    Panel means = new Panel("recipe.plan", plan);
    means.ready();
    Div columns = new Div(text, means);
    columns.addClassName("editor-columns");
    add(top, new DeniedNote(visitor, Permission.RUN_DEPLOYMENTS, formats.words()), columns);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String code = event.getRouteParameters().get("code").orElse("-");
    Optional<StoredRecipe> stored = presenter.stored(code);
    copied = stored.filter(each -> each.origin() == StoredRecipe.Origin.SHIPPED).isPresent();
    String source = stored.map(each -> each.recipe().source()).orElse(BLANK);
    if (copied) {
      source = source.replaceFirst("(?m)^recipe: +" + code + " *$", "recipe: my-" + code);
    }
    editor.set(source);
    changed(source);
  }

  private void changed(String source) {
    List<RecipeFault> found = RecipeReader.faults(source);
    editor.mark(found);
    faults.show(found);
    verdict.setClassName(found.isEmpty() ? "good" : "bad");
    verdict.setText(
        found.isEmpty()
            ? getTranslation(copied ? "recipe.editor.good.copy" : "recipe.editor.good")
            : getTranslation("recipe.editor.faults", found.size()));
    if (found.isEmpty()) {
      Recipe recipe = RecipeReader.read(source);
      title.setText(recipe.title());
      plan.show(recipe);
    }
  }

  private void save() {
    String source = editor.text();
    String why = note.getValue();
    save.setEnabled(false);
    Errand.run(
        () -> presenter.save(visitor, source, why),
        saved -> {
          Toast.say(getTranslation("recipe.editor.saved", saved.revision()));
          UI.getCurrent().navigate("console/recipes/" + saved.recipe().code());
        },
        failure -> {
          save.setEnabled(true);
          if (failure instanceof InvalidRecipeException wrong) {
            editor.mark(wrong.faults());
            faults.show(wrong.faults());
            verdict.setClassName("bad");
            verdict.setText(getTranslation("recipe.editor.faults", wrong.faults().size()));
          } else {
            Toast.fault(getTranslation("action.failed"));
          }
        });
  }

  @Override
  public String getPageTitle() {
    return getTranslation("recipe.editor.title") + " · Chimera";
  }
}
