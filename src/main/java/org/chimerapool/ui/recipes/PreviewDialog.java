package org.chimerapool.ui.recipes;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.deployment.Previews;
import org.chimerapool.deployment.recipe.Recipe;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.ParameterFields;
import org.chimerapool.ui.kit.SourceText;
import org.chimerapool.ui.kit.Toast;

/// The exact script of a recipe with given values, and what is different from the last one on the
/// same machine. The values can be kept under a name.
final class PreviewDialog {

  private final RecipesPresenter presenter;
  private final Actor visitor;
  private final Recipe recipe;
  private final Formats formats;
  private final Dialog dialog = new Dialog();
  private final ParameterFields fields = new ParameterFields("preview-");
  private final Select<String> machine = new Select<>();
  private final Paragraph fault = new Paragraph();
  private final Paragraph changedSince = new Paragraph();
  private final SourceText changes;
  private final SourceText own;
  private final SourceText runtime;
  private final NativeDetails rest;
  private final TextField name = new TextField();
  private String shown = "";

  private PreviewDialog(RecipesPresenter presenter, Actor visitor, Recipe recipe, Formats formats) {
    this.presenter = presenter;
    this.visitor = visitor;
    this.recipe = recipe;
    this.formats = formats;
    changes = new SourceText(say("preview.changes"));
    own = new SourceText(say("preview.script"));
    runtime = new SourceText(say("preview.runtime"));
    rest = new NativeDetails(say("preview.runtime"), runtime);
  }

  static void open(
      RecipesPresenter presenter, Actor visitor, Recipe recipe, boolean runnable, Formats formats) {
    new PreviewDialog(presenter, visitor, recipe, formats).open(runnable);
  }

  private String say(String key, Object... values) {
    return formats.words().say(key, values);
  }

  private void open(boolean runnable) {
    dialog.setHeaderTitle(say("preview.title", recipe.title()));
    dialog.setWidth("min(1280px, 100vw - 32px)");
    dialog.setHeight("min(900px, 100vh - 32px)");
    fields.ask(recipe.parameters(), false);
    machine.setLabel(say("preview.machine"));
    machine.setHelperText(say("preview.machine.help"));
    machine.setWidthFull();
    machine.setItems(List.of(""));
    machine.setItemLabelGenerator(each -> each.isEmpty() ? say("preview.any") : each);
    machine.setValue("");
    machine.addValueChangeListener(event -> build());
    name.setLabel(say("preview.template"));
    name.setHelperText(say("preview.template.help"));
    name.setMaxLength(100);
    name.setWidthFull();
    ActionButton keep =
        new ActionButton("preview.template.keep", this::keep)
            .allowed(
                visitor.may(Permission.RUN_DEPLOYMENTS),
                DeniedNote.why(Permission.RUN_DEPLOYMENTS, formats.words()));
    fault.addClassName("fault");
    fault.getElement().setAttribute("role", "alert");
    changedSince.addClassName("dim");
    Div side = new Div(fields, new ActionButton("preview.show", this::build), machine, name, keep);
    side.addClassNames("form", "preview-side");
    Div text = new Div(fault, changedSince, changes, own, rest);
    text.addClassName("preview-text");
    Div columns = new Div(side, text);
    columns.addClassName("preview");
    dialog.add(columns);
    dialog.getFooter().add(new ActionButton("dialog.close", dialog::close));
    if (runnable) {
      dialog
          .getFooter()
          .add(
              new ActionButton(
                      "recipe.deploy",
                      () -> {
                        dialog.close();
                        UI.getCurrent().navigate(DeployLink.to(recipe.code(), ""));
                      })
                  .main());
    }
    dialog.open();
    fields.changed(this::build);
    Errand.run(
        () -> presenter.machines(recipe),
        machines -> {
          List<String> all = new ArrayList<>(List.of(""));
          all.addAll(machines);
          machine.setItems(all);
          machine.setValue("");
        },
        failure -> Toast.fault(say("action.failed")));
    build();
  }

  private record Built(Previews.Script script, Optional<Previews.Last> last) {}

  private void build() {
    Map<String, String> values = fields.values();
    String label = Optional.ofNullable(machine.getValue()).orElse("");
    Errand.run(
        () -> new Built(presenter.preview(recipe, values), presenter.last(recipe, label)),
        this::show,
        failure -> {
          fault.setText(RecipeWords.of(failure, formats.words()));
          own.setVisible(false);
          changes.setVisible(false);
          rest.setVisible(false);
          changedSince.setVisible(false);
          shown = "";
        });
  }

  private void show(Built built) {
    fault.setText("");
    own.setVisible(true);
    rest.setVisible(true);
    changedSince.setVisible(true);
    if (!built.script().own().equals(shown)) {
      shown = built.script().own();
      own.show(shown);
      runtime.show(built.script().runtime());
    }
    if (built.last().isEmpty()) {
      changes.setVisible(false);
      changedSince.setText(say("preview.first"));
      return;
    }
    Previews.Last last = built.last().get();
    boolean differs = changes.compare(last.script().own(), shown);
    changes.setVisible(differs);
    changedSince.setText(
        say(
            differs ? "preview.since" : "preview.since.same",
            last.label(),
            formats.moment(last.at())));
  }

  private void keep() {
    String wanted = name.getValue().strip();
    Map<String, String> values = fields.values();
    Errand.run(
        () -> presenter.keep(visitor, wanted, recipe, values),
        kept -> Toast.say(say("preview.template.kept", kept.name())),
        failure -> fault.setText(RecipeWords.of(failure, formats.words())));
  }
}
