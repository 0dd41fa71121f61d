package org.chimerapool.ui.deployments;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.chimerapool.deployment.Route;
import org.chimerapool.deployment.Run;
import org.chimerapool.deployment.RunPlan;
import org.chimerapool.deployment.fleet.Target;
import org.chimerapool.deployment.insight.Forecast;
import org.chimerapool.deployment.recipe.InvalidRecipeException;
import org.chimerapool.deployment.recipe.Parameter;
import org.chimerapool.deployment.recipe.ParameterKind;
import org.chimerapool.deployment.recipe.Recipe;
import org.chimerapool.deployment.recipe.RecipeFault;
import org.chimerapool.deployment.recipe.RecipeReader;
import org.chimerapool.identity.Actor;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.FormDialog;
import org.chimerapool.ui.kit.Formats;

/// Asks what is to be installed, and on what.
final class RunForm {

  private static final String OWN = "";

  private final Words words;
  private final OutlookNote outlook;
  private final Map<String, Recipe> shipped = new LinkedHashMap<>();
  private final Select<String> recipe = new Select<>();
  private final Paragraph about = new Paragraph();
  private final TextArea yaml = new TextArea();
  private final ComboBox<Where> where = new ComboBox<>();
  private final TextField label = new TextField();
  private final Div parameters = new Div();
  private final Map<String, HasValue<?, String>> values = new LinkedHashMap<>();

  /// A known machine, or none: then whichever takes the link.
  private record Where(Optional<Target> target) {}

  private RunForm(List<Recipe> recipes, List<Target> targets, Words words, OutlookNote outlook) {
    this.words = words;
    this.outlook = outlook;
    recipes.forEach(each -> shipped.put(each.code(), each));
    recipe.setId("run-recipe");
    recipe.setLabel(words.say("run.form.recipe"));
    recipe.setWidthFull();
    List<String> codes = new ArrayList<>(shipped.keySet());
    codes.add(OWN);
    recipe.setItems(codes);
    recipe.setItemLabelGenerator(
        code -> code.equals(OWN) ? words.say("run.form.own") : title(code));
    about.addClassName("dim");
    yaml.setId("run-yaml");
    yaml.setLabel(words.say("run.form.yaml"));
    yaml.setHelperText(words.say("run.form.yaml.help"));
    yaml.setWidthFull();
    yaml.setMinRows(8);
    yaml.setMaxRows(18);
    yaml.setMaxLength(RecipeReader.MOST_CHARACTERS);
    yaml.addClassName("code");
    yaml.addValueChangeListener(event -> readYaml());
    where.setId("run-target");
    where.setLabel(words.say("run.form.target"));
    where.setHelperText(words.say("run.form.target.help"));
    where.setWidthFull();
    List<Where> places = new ArrayList<>(List.of(new Where(Optional.empty())));
    targets.forEach(each -> places.add(new Where(Optional.of(each))));
    where.setItems(places);
    where.setItemLabelGenerator(
        place -> place.target().map(this::described).orElse(words.say("run.form.target.new")));
    where.addValueChangeListener(event -> label.setVisible(chosen().isEmpty()));
    where.setValue(places.getFirst());
    label.setId("run-label");
    label.setLabel(words.say("run.form.label"));
    label.setHelperText(words.say("run.form.label.help"));
    label.setMaxLength(100);
    label.setWidthFull();
    parameters.addClassName("form");
    recipe.addValueChangeListener(event -> choose(event.getValue()));
    recipe.setValue(codes.getFirst());
    recipe.addValueChangeListener(event -> foretell());
    where.addValueChangeListener(event -> foretell());
    label.addValueChangeListener(event -> foretell());
    foretell();
  }

  /// Asks what past runs say of this one.
  private void foretell() {
    Recipe planned = shipped.get(recipe.getValue() == null ? OWN : recipe.getValue());
    outlook.setVisible(planned != null);
    if (planned != null) {
      OptionalLong target =
          chosen().map(each -> OptionalLong.of(each.id())).orElse(OptionalLong.empty());
      outlook.ask(
          new Forecast.Plan(planned.code(), planned.version(), target, label.getValue().strip()));
    }
  }

  private String described(Target target) {
    String way = words.say("fleet.route." + target.reach().route());
    return target.place().isEmpty()
        ? "%s (%s)".formatted(target.name(), way)
        : "%s (%s, %s)".formatted(target.name(), target.place(), way);
  }

  private Optional<Target> chosen() {
    return Optional.ofNullable(where.getValue()).flatMap(Where::target);
  }

  private String title(String code) {
    Recipe found = shipped.get(code);
    return found == null ? code : found.title();
  }

  static void open(
      DeploymentsPresenter presenter, Actor visitor, Formats formats, Consumer<Run> made) {
    open(presenter, visitor, formats, "", "", made);
  }

  /// @param code of the recipe to begin with; empty for the first
  /// @param template name of the values to begin with; empty for the recipe's own
  static void open(
      DeploymentsPresenter presenter,
      Actor visitor,
      Formats formats,
      String code,
      String template,
      Consumer<Run> made) {
    Words words = formats.words();
    RunForm form =
        new RunForm(
            presenter.recipes(), presenter.targets(), words, new OutlookNote(presenter, formats));
    if (form.shipped.containsKey(code)) {
      form.recipe.setValue(code);
      presenter
          .template(code, template)
          .forEach(
              (name, value) ->
                  Optional.ofNullable(form.values.get(name))
                      .ifPresent(field -> field.setValue(value)));
    }
    FormDialog[] opened = new FormDialog[1];
    opened[0] =
        new FormDialog(
            words.say("run.form.title"),
            words.say("run.form.lead"),
            "run.form.make",
            () -> form.submit(opened[0], presenter, visitor, made),
            form.recipe,
            form.about,
            form.yaml,
            form.where,
            form.label,
            form.outlook,
            form.parameters);
    opened[0].open();
  }

  private void choose(String code) {
    boolean own = code == null || code.equals(OWN);
    yaml.setVisible(own);
    Recipe found = own ? null : shipped.get(code);
    about.setText(found == null ? "" : found.description());
    about.setVisible(found != null);
    if (found == null) {
      readYaml();
    } else {
      ask(found.parameters());
    }
  }

  private void readYaml() {
    yaml.setInvalid(false);
    if (yaml.getValue().isBlank()) {
      ask(List.of());
      return;
    }
    try {
      ask(RecipeReader.read(yaml.getValue()).parameters());
    } catch (InvalidRecipeException wrong) {
      yaml.setErrorMessage(sentence(wrong));
      yaml.setInvalid(true);
    }
  }

  private void ask(List<Parameter> wanted) {
    parameters.removeAll();
    values.clear();
    wanted.forEach(each -> parameters.add(field(each)));
  }

  private Component field(Parameter parameter) {
    if (!parameter.choices().isEmpty() || parameter.kind() == ParameterKind.SWITCH) {
      Select<String> choice = new Select<>();
      choice.setItems(
          parameter.choices().isEmpty() ? List.of("true", "false") : parameter.choices());
      choice.setLabel(parameter.label());
      choice.setWidthFull();
      return kept(parameter, choice);
    }
    if (parameter.kind() == ParameterKind.SECRET) {
      PasswordField secret = new PasswordField(parameter.label());
      secret.setHelperText(words.say("run.form.secret"));
      secret.setWidthFull();
      secret.getElement().setAttribute("autocomplete", "off");
      return kept(parameter, secret);
    }
    TextField text = new TextField(parameter.label());
    text.setWidthFull();
    return kept(parameter, text);
  }

  private <F extends AbstractField<?, String>> F kept(Parameter parameter, F field) {
    field.setId("run-" + parameter.name());
    parameter.initial().ifPresent(field::setValue);
    values.put(parameter.name(), field);
    return field;
  }

  private void submit(
      FormDialog dialog, DeploymentsPresenter presenter, Actor visitor, Consumer<Run> made) {
    Optional<Target> target = chosen();
    String name = target.map(Target::name).orElseGet(() -> label.getValue().strip());
    if (name.isEmpty()) {
      dialog.fault(words.say("run.form.nolabel"));
      return;
    }
    Recipe chosen;
    try {
      chosen =
          Optional.ofNullable(shipped.get(recipe.getValue()))
              .orElseGet(() -> RecipeReader.read(yaml.getValue()));
    } catch (InvalidRecipeException wrong) {
      dialog.fault(sentence(wrong));
      return;
    }
    Map<String, String> given =
        values.entrySet().stream()
            .filter(each -> each.getValue().getValue() != null)
            .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().getValue()));
    dialog.busy();
    Errand.run(
        () ->
            presenter.make(
                visitor,
                new RunPlan(
                    chosen,
                    name,
                    given,
                    visitor.login(),
                    target.map(each -> each.reach().route()).orElse(Route.LINK),
                    target.map(each -> OptionalLong.of(each.id())).orElse(OptionalLong.empty()))),
        run -> {
          dialog.close();
          made.accept(run);
        },
        failure ->
            dialog.fault(
                failure instanceof InvalidRecipeException wrong
                    ? sentence(wrong)
                    : words.say("action.failed")));
  }

  private static String sentence(InvalidRecipeException wrong) {
    return wrong.faults().stream()
        .limit(5)
        .map(RecipeFault::toString)
        .collect(Collectors.joining("; "));
  }
}
